//! Nearer and farther on a plan: links that change the part of the drawing that is shown, so that it works everywhere; with a script by wheel,
//! fingers and keys (`public/zoom.js`).

use leptos::prelude::*;

use platform::web::context::Ctx;
use ui::icon;

use crate::texts::{self, editor as words};

/// The most that a plan is enlarged.
const MOST: f64 = 32.0;
/// How much one link enlarges, and how far one moves, as a share of what is shown.
const STEP: f64 = 2.0;
const MOVE: f64 = 0.4;

/// The part of a drawing that is shown: how many times enlarged, around which place, as shares of the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Part {
    times: f64,
    x: f64,
    y: f64,
}

impl Part {
    /// As an address says it (`vue=4,0.5,0.25`); the whole where it says nothing that is one.
    fn of(word: &str) -> Self {
        let numbers: Vec<f64> =
            word.split(',').filter_map(|number| number.parse().ok()).filter(|n: &f64| n.is_finite()).collect();
        match numbers[..] {
            [times, x, y] => Self { times, x, y }.within(),
            _ => Self { times: 1.0, x: 0.5, y: 0.5 },
        }
    }

    /// Not beyond the drawing's edge.
    fn within(self) -> Self {
        let times = self.times.clamp(1.0, MOST);
        let half = 0.5 / times;
        Self { times, x: self.x.clamp(half, 1.0 - half), y: self.y.clamp(half, 1.0 - half) }
    }

    fn word(self) -> String {
        if self.times <= 1.0 { String::new() } else { format!("{:.3},{:.4},{:.4}", self.times, self.x, self.y) }
    }

    /// The drawing's view box, of which this part is shown.
    fn view_box(self, width: f64, height: f64) -> String {
        let (across, down) = (width / self.times, height / self.times);
        format!("{:.2} {:.2} {across:.2} {down:.2}", self.x * width - across / 2.0, self.y * height - down / 2.0)
    }
}

/// A drawing with the links around it.
pub fn framed(ctx: &Ctx, svg: &str) -> AnyView {
    let l = ctx.lang;
    let part = Part::of(&ctx.param("vue"));
    let go = |part: Part, name: &'static str, pictogram: &'static str| {
        view! { <a class="button" href=ctx.with_param("vue", &part.within().word()) aria-label=name title=name>{icon::view(pictogram)}</a> }
    };
    let by = MOVE / part.times;
    let step = |x: f64, y: f64| Part { x: part.x + x * by, y: part.y + y * by, ..part };
    let whole = Part { times: 1.0, x: 0.5, y: 0.5 };
    let moves = (part.times > 1.0).then(|| {
        view! {
            {go(step(-1.0, 0.0), texts::to_the_west(l), "arrow-left")} {go(step(1.0, 0.0), texts::to_the_east(l), "arrow-right")}
            {go(step(0.0, -1.0), texts::to_the_north(l), "arrow-up")} {go(step(0.0, 1.0), texts::to_the_south(l), "arrow-down")}
            {go(whole, texts::the_whole(l), "maximize")}
        }
    });
    view! {
        <div class="plan-zoom">
            <div class="plan-keys">
                {go(Part { times: part.times * STEP, ..part }, words::nearer(l), "plus")}
                {go(Part { times: part.times / STEP, ..part }, words::farther(l), "minus")} {moves}
            </div>
            {svg.contains("data-bounds").then(|| view! {
                <p class="plan-here">
                    <button type="button" class="button" data-here hidden data-outside=words::outside(l)>
                        {icon::view("locate-fixed")} {words::locate(l)}
                    </button>
                    " "
                    <span role="status"></span>
                </p>
            })}
            {ctx.ecopole.plan_background.contains("geopf.fr").then(|| svg.contains("class=\"ground\"").then(|| view! {
                <p class="plan-credit">{words::ign_credit(l)}</p>
            }))}
            <figure class="plan-frame" inner_html=cut(svg, part)></figure>
        </div>
    }
    .into_any()
}

/// The drawing, of which only a part is shown.
fn cut(svg: &str, part: Part) -> String {
    let Some((before, rest)) = svg.split_once("viewBox=\"0 0 ") else { return svg.to_owned() };
    let Some((size, after)) = rest.split_once('"') else { return svg.to_owned() };
    let mut numbers = size.split(' ').filter_map(|number| number.parse::<f64>().ok());
    let (Some(width), Some(height)) = (numbers.next(), numbers.next()) else { return svg.to_owned() };
    format!("{before}viewBox=\"{}\" data-whole=\"{width} {height}\"{after}", part.view_box(width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_never_leaves_the_drawing() {
        let whole = Part::of("");
        assert_eq!(whole.view_box(1000.0, 500.0), "0.00 0.00 1000.00 500.00");
        let part = Part::of("4,0,2");
        assert_eq!(part.view_box(1000.0, 500.0), "0.00 375.00 250.00 125.00");
        assert_eq!(Part::of("0.1,0.5,0.5"), whole);
        for odd in ["a", "NaN,1,1", "2,3", "inf,0,0", "1e300,1e300,-1e300"] {
            let part = Part::of(odd);
            assert!((1.0..=MOST).contains(&part.times) && (0.0..=1.0).contains(&part.x), "{odd}: {part:?}");
        }
    }

    #[test]
    fn only_the_part_is_shown() {
        let svg = "<svg class=\"plan\" viewBox=\"0 0 1000 500\" role=\"group\"></svg>";
        assert!(cut(svg, Part::of("2,0.5,0.5")).contains("viewBox=\"250.00 125.00 500.00 250.00\" data-whole=\"1000 500\""));
        assert_eq!(cut("", Part::of("")), "");
    }
}
