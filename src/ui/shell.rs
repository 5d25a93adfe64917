//! The frame of every page: head, mark, navigation, notice, content, and the switches for language and theme.

use leptos::prelude::*;

use super::{button, form, icon, nav, texts};
use crate::platform::i18n::Lang;
use crate::platform::web::assets;
use crate::platform::web::context::{Ctx, Theme};
use crate::platform::web::notice::Notice;
use crate::platform::web::page::{Head, Social};

/// The whole document.
pub fn document(ctx: &Ctx, head: &Head, content: AnyView) -> impl IntoView + use<> {
    let l = ctx.lang;
    let title = format!("{} · {}", head.title, ctx.ecopole.name);
    let scripts = head.islands.then(|| {
        view! {
            <link rel="modulepreload" href=assets::url("islands.js") />
            <script type="module" src=assets::url("wake.js") data-islands=assets::url("islands.js") data-wasm=assets::url("islands.wasm")></script>
        }
    });
    view! {
        <html lang=l.word() dir="ltr" data-theme=ctx.theme.word()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                <link rel="preload" href=assets::url("atkinson-regular.woff2") r#as="font" r#type="font/woff2" crossorigin="anonymous" />
                <link rel="stylesheet" href=assets::url("archipel.css") />
                <link rel="icon" href=assets::url("mark.svg") r#type="image/svg+xml" />
                <link rel="manifest" href="/manifest.webmanifest" />
                {head.social.as_ref().map(|social| meta(ctx, &head.title, social))}
                {scripts}
                {head.script.map(|name| view! { <script type="module" src=assets::url(name)></script> })}
            </head>
            <body>
                <a class="skip" href="#contenu">{texts::skip(l)}</a>
                <div class="frame">
                    <header class="bar">
                        <a class="mark" href="/">{mark()}<span class="ecopole">{ctx.ecopole.name.clone()}</span></a>
                        {(!head.bare).then(|| nav::view(ctx))}
                    </header>
                    <main id="contenu" class=if head.wide { "wide" } else { "" } tabindex="-1">
                        {ctx.notice.clone().map(|notice| said(l, notice))}
                        {content}
                    </main>
                    {(!head.bare).then(|| view! { <footer class="foot">{switches(ctx)}</footer> })}
                </div>
            </body>
        </html>
    }
}

/// Description, Open Graph and structured data. The data block is no script to browsers, so the content policy lets it be; "<" is written
/// as JSON writes it in escape, so that no text can end the block.
fn meta(ctx: &Ctx, title: &str, social: &Social) -> AnyView {
    let graph = |name: &'static str, content: String| leptos::html::meta().attr("property", name).content(content);
    let data = social.data.as_ref().map(|json| {
        view! { <script type="application/ld+json" inner_html=json.replace('<', "\\u003c")></script> }
    });
    view! {
        <meta name="description" content=social.description.clone() />
        {graph("og:title", title.to_owned())}
        {graph("og:description", social.description.clone())}
        {graph("og:type", "website".to_owned())}
        {graph("og:url", ctx.absolute(&ctx.path))}
        {graph("og:site_name", ctx.ecopole.name.clone())}
        {social.picture.as_ref().map(|path| graph("og:image", ctx.absolute(path)))}
        {data}
    }
    .into_any()
}

/// The mark: contour lines of two islands.
fn mark() -> AnyView {
    view! {
        <svg class="mark-drawing" viewBox="0 0 40 28" aria-hidden="true" focusable="false">
            <path d="M3 18c-1-6 4-12 11-12 5 0 7 3 11 3 4 1 6 4 5 8-1 5-7 8-14 8-7 1-12-2-13-7z" />
            <path d="M8 17c0-4 3-7 7-7 3 0 5 2 8 3 2 1 2 3 1 5-1 2-4 3-8 3-5 1-8-1-8-4z" />
            <path d="M31 8c0-3 2-5 4-4 3 0 4 3 2 5-2 3-6 2-6-1z" />
        </svg>
    }
    .into_any()
}

fn said(l: Lang, notice: Notice) -> AnyView {
    let undo = notice.undo.map(|address| button::post(address, button::quiet(texts::undo(l))));
    view! { <div class="notice" role="status">{icon::view("check")}<p>{notice.said.text(l)}</p>{undo}</div> }.into_any()
}

/// Language and theme: small forms, so that they work everywhere.
fn switches(ctx: &Ctx) -> AnyView {
    let l = ctx.lang;
    let here = ctx.here.clone();
    let languages: Vec<_> = Lang::ALL
        .iter()
        .map(|lang| {
            let pressed = if *lang == l { "true" } else { "false" };
            view! { <button type="submit" name="langue" value=lang.word() lang=lang.word() aria-pressed=pressed>{lang.own_name()}</button> }
        })
        .collect();
    let themes: Vec<_> =
        [(Theme::Auto, texts::theme_auto(l)), (Theme::Light, texts::theme_light(l)), (Theme::Dark, texts::theme_dark(l))]
            .into_iter()
            .map(|(theme, name)| {
                let pressed = if theme == ctx.theme { "true" } else { "false" };
                view! { <button type="submit" name="theme" value=theme.word() aria-pressed=pressed>{name}</button> }
            })
            .collect();
    view! {
        <form method="post" action="/preferences" class="switches">
            {form::hidden("suite", here)}
            <div class="switch" role="group" aria-label=texts::language(l)>{languages}</div>
            <div class="switch" role="group" aria-label=texts::theme(l)>{themes}</div>
        </form>
    }
    .into_any()
}
