//! The door of a workshop: tickets read by the camera, by code or by name, also where there is no network. What could not be sent is kept
//! on the device and sent later; each tap has a key of its own, so that none counts twice. The list itself is the server's.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::{
    HtmlCanvasElement, HtmlFormElement, HtmlInputElement, HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::JsFuture;

/// A ticket shown, on its way to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Made here; what is sent twice counts once.
    pub key: String,
    pub code: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Whether it takes an arrival back.
    pub undo: bool,
}

/// What the server said to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Told {
    pub class: String,
    pub words: String,
}

/// A ticket that is known here, so that the door can tell without a network.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Known {
    pub code: String,
    pub name: String,
    /// "expected", "unpaid", "came" or "cancelled".
    pub state: String,
}

/// The door's words, in the person's language; `{name}` stands for a name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Words {
    pub scan: String,
    pub stop: String,
    pub no_camera: String,
    pub welcome: String,
    pub unpaid: String,
    pub already: String,
    pub undone: String,
    pub cancelled: String,
    pub unknown: String,
    pub unknown_offline: String,
    pub waiting: String,
    pub let_in: String,
    pub undo: String,
    pub count: String,
    pub video: String,
    pub code_missing: String,
    pub needs_network: String,
    pub refused: String,
}

/// Sends what was shown, in its order.
#[server(name = ShowTickets, prefix = "/api/ateliers", endpoint = "pointer", input = Json, output = Json)]
pub async fn show_tickets(date: String, taps: Vec<Sent>) -> Result<Vec<Told>, ServerFnError> {
    (platform::web::island::given::<crate::asks::Door>()?.taps)(date, taps).await
}

/// Milliseconds between two looks through the camera.
const LOOK: u64 = 220;
/// Milliseconds during which the same ticket is not read again.
const SAME: f64 = 4000.0;
/// Milliseconds after which sending is tried again.
const AGAIN: u64 = 5000;

#[derive(Clone, Copy)]
struct Desk {
    date: StoredValue<String>,
    words: StoredValue<Words>,
    known: RwSignal<Vec<Known>>,
    /// Not sent yet.
    queue: RwSignal<Vec<Sent>>,
    sending: StoredValue<bool>,
    /// Whether the page is being left: the next one may have been written before what is answered now.
    leaving: StoredValue<bool>,
    message: RwSignal<Told>,
    /// What the server refused of what was let in here; stays until the page is read again.
    refused: RwSignal<Vec<String>>,
    scanning: RwSignal<bool>,
    last: StoredValue<(String, f64)>,
    video: NodeRef<leptos::html::Video>,
    canvas: NodeRef<leptos::html::Canvas>,
    root: NodeRef<leptos::html::Div>,
}

/// The door around the server's list.
#[island]
pub fn Door(date: String, known: Vec<Known>, words: Words, children: Children) -> impl IntoView {
    let desk = Desk {
        date: StoredValue::new(date),
        words: StoredValue::new(words),
        known: RwSignal::new(known),
        queue: RwSignal::new(Vec::new()),
        sending: StoredValue::new(false),
        leaving: StoredValue::new(false),
        message: RwSignal::new(Told { class: "verdict".to_owned(), words: String::new() }),
        refused: RwSignal::new(Vec::new()),
        scanning: RwSignal::new(false),
        last: StoredValue::new((String::new(), 0.0)),
        video: NodeRef::new(),
        canvas: NodeRef::new(),
        root: NodeRef::new(),
    };
    Effect::new(move |_| desk.wake());
    Effect::new(move |_| {
        window_event_listener(leptos::ev::submit, move |event| desk.hold_back(&event));
        window_event_listener(leptos::ev::beforeunload, move |_| desk.leave());
    });
    let word = move |pick: fn(&Words) -> &String| desk.words.with_value(|words| pick(words).clone());
    view! {
        <div class="door" node_ref=desk.root on:submit=move |event| desk.submit(&event)>
            <div class="door-tools">
                <button type="button" class="button" on:click=move |_| desk.toggle()>
                    {move || if desk.scanning.get() { word(|w| &w.stop) } else { word(|w| &w.scan) }}
                </button>
                <strong class="door-count">{move || desk.counted()}</strong>
                <span class="badge warm" hidden=move || desk.queue.with(Vec::is_empty)>
                    {move || format!("{} {}", desk.queue.with(Vec::len), word(|w| &w.waiting))}
                </span>
            </div>
            <video
                class="door-video"
                node_ref=desk.video
                hidden=move || !desk.scanning.get()
                aria-label=word(|w| &w.video)
                muted
                playsinline
            >

            </video>
            <canvas node_ref=desk.canvas hidden></canvas>
            <p
                class=move || desk.message.with(|told| told.class.clone())
                role="status"
                aria-live="assertive"
                hidden=move || desk.message.with(|told| told.words.is_empty())
            >
                {move || desk.message.with(|told| told.words.clone())}
            </p>
            <div role="alert" hidden=move || desk.refused.with(Vec::is_empty)>
                <p class="verdict bad">{word(|w| &w.refused)}</p>
                <ul>{move || desk.refused.get().into_iter().map(|words| view! { <li>{words}</li> }).collect::<Vec<_>>()}</ul>
            </div>
            {children()}
        </div>
    }
}

/// A version 4 UUID from the browser's random numbers: a key among a few thousand, not a secret.
fn new_key() -> String {
    let byte = || {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        let byte = (js_sys::Math::random() * 256.0) as u8;
        byte
    };
    let mut bytes: [u8; 16] = std::array::from_fn(|_| byte());
    bytes[6] = (bytes[6] & 0x0F) | 0x40;
    bytes[8] = (bytes[8] & 0x3F) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The code of a ticket: what the QR code's address ends with, or what was typed.
fn code_of(text: &str) -> String {
    let last = text.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    last.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fn store() -> Option<leptos::web_sys::Storage> {
    leptos::web_sys::window().and_then(|window| window.local_storage().ok().flatten())
}

impl Desk {
    fn shelf(self) -> String {
        self.date.with_value(|date| format!("archipel-door-{date}"))
    }

    /// Takes up what an earlier visit could not send, or had not sent yet when the page was read again: the list shows it as done.
    fn wake(self) {
        let kept = store().and_then(|store| store.get_item(&self.shelf()).ok().flatten());
        if let Some(queue) = kept.and_then(|text| serde_json::from_str::<Vec<Sent>>(&text).ok())
            && !queue.is_empty()
        {
            for tap in &queue {
                self.show(&tap.code, tap.undo);
            }
            self.queue.set(queue);
            self.send();
        }
    }

    /// Until the next page is there this one still sends and hears answers. What waits now is left for the next page, which shows it and
    /// sends it again: each counts once. A download leaves nothing, and then all is as before.
    fn leave(self) {
        self.leaving.set_value(true);
        let stayed = move || {
            self.leaving.set_value(false);
            self.keep();
        };
        set_timeout(stayed, std::time::Duration::from_millis(AGAIN));
    }

    fn keep(self) {
        let text = self.queue.with_untracked(serde_json::to_string).unwrap_or_default();
        if let Some(store) = store() {
            let _ = store.set_item(&self.shelf(), &text);
        }
    }

    /// A form of the list: by name or by code.
    fn submit(self, event: &SubmitEvent) {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else {
            return;
        };
        if !form.has_attribute("data-tap") {
            return;
        }
        let value = |name: &str| {
            let field = form.query_selector(&format!("[name='{name}']")).ok().flatten();
            field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()).map(|input| input.value()).unwrap_or_default()
        };
        event.prevent_default();
        let code = code_of(&value("code"));
        if code.is_empty() {
            let words = self.words.with_value(|words| words.code_missing.clone());
            self.say(Told { class: "verdict bad".to_owned(), words });
            return;
        }
        self.tap(&code, value("deed") == "undo");
        if let Ok(Some(field)) = form.query_selector("#code")
            && let Ok(input) = field.dyn_into::<HtmlInputElement>()
        {
            input.set_value("");
        }
    }

    /// Without a network, a form that only the server can answer stays where it is, with what was typed.
    fn hold_back(self, event: &SubmitEvent) {
        let offline = leptos::web_sys::window().is_some_and(|window| !window.navigator().on_line());
        if offline && !event.default_prevented() {
            event.prevent_default();
            let words = self.words.with_value(|words| words.needs_network.clone());
            self.say(Told { class: "verdict bad".to_owned(), words });
            if let Some(root) = self.root.get_untracked() {
                root.scroll_into_view();
            }
        }
    }

    /// A ticket was shown: said what is known at once, kept, and sent.
    fn tap(self, code: &str, undo: bool) {
        self.say(self.judged(code, undo));
        self.show(code, undo);
        #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970")]
        let at = js_sys::Date::now() as i64;
        self.queue.update(|queue| queue.push(Sent { key: new_key(), code: code.to_owned(), at, undo }));
        self.keep();
        self.send();
    }

    /// Counts a tap and shows it in the list, before the server has heard of it.
    fn show(self, code: &str, undo: bool) {
        self.known.update(|known| {
            if let Some(ticket) = known.iter_mut().find(|ticket| ticket.code == code && ticket.state != "cancelled") {
                (if undo { "expected" } else { "came" }).clone_into(&mut ticket.state);
            }
        });
        self.mark(code, undo);
    }

    /// What the door can tell without a network.
    fn judged(self, code: &str, undo: bool) -> Told {
        let ticket = self.known.with_untracked(|known| known.iter().find(|ticket| ticket.code == code).cloned());
        self.words.with_value(|words| {
            let (look, sentence) = match ticket.as_ref().map(|ticket| ticket.state.as_str()) {
                None => ("bad", &words.unknown_offline),
                Some("cancelled") => ("bad", &words.cancelled),
                Some(_) if undo => ("good", &words.undone),
                Some("came") => ("warm", &words.already),
                Some("unpaid") => ("warm", &words.unpaid),
                Some(_) => ("good", &words.welcome),
            };
            let name = ticket.map(|ticket| ticket.name).unwrap_or_default();
            Told { class: format!("verdict {look}"), words: sentence.replace("{name}", &name) }
        })
    }

    /// How many are here, of how many.
    fn counted(self) -> String {
        self.known.with(|known| {
            let all = known.iter().filter(|ticket| ticket.state != "cancelled").count();
            let here = known.iter().filter(|ticket| ticket.state == "came").count();
            let words = self.words.with_value(|words| words.count.clone());
            words.replace("{here}", &here.to_string()).replace("{all}", &all.to_string())
        })
    }

    fn say(self, told: Told) {
        self.message.set(told);
    }

    /// Shows in the list what was done, until the page is read again.
    fn mark(self, code: &str, undo: bool) {
        let Some(root) = self.root.get_untracked() else {
            return;
        };
        let Ok(Some(row)) = root.query_selector(&format!("[data-code='{code}']")) else {
            return;
        };
        let _ = row.class_list().toggle_with_force("came", !undo);
        if let Ok(Some(deed)) = row.query_selector("[name='deed']")
            && let Ok(input) = deed.dyn_into::<HtmlInputElement>()
        {
            input.set_value(if undo { "in" } else { "undo" });
        }
        if let Ok(Some(button)) = row.query_selector("form button") {
            let text = self.words.with_value(|words| if undo { words.let_in.clone() } else { words.undo.clone() });
            button.set_text_content(Some(&text));
            button.set_class_name(if undo { "button primary" } else { "button" });
        }
    }

    /// Sends what waits; tries again later where there is no network.
    fn send(self) {
        if self.sending.get_value() {
            return;
        }
        let waiting = self.queue.get_untracked();
        if waiting.is_empty() {
            return;
        }
        self.sending.set_value(true);
        let date = self.date.get_value();
        spawn_local(async move {
            let outcome = show_tickets(date, waiting.clone()).await;
            self.sending.set_value(false);
            if let Ok(told) = outcome {
                self.queue.update(|queue| queue.retain(|tap| !waiting.contains(tap)));
                if !self.leaving.get_value() {
                    self.keep();
                }
                self.told(&waiting, told);
                self.send();
            } else {
                set_timeout(move || self.send(), std::time::Duration::from_millis(AGAIN));
            }
        });
    }

    /// What the server said to what was sent: the last is shown; whatever it refused is taken back and named.
    fn told(self, sent: &[Sent], told: Vec<Told>) {
        for (tap, told) in sent.iter().zip(&told).filter(|(_, told)| told.class.contains("bad")) {
            if !tap.undo {
                self.show(&tap.code, true);
            }
            self.refused.update(|refused| refused.push(format!("{} · {}", tap.code, told.words)));
        }
        if let Some(last) = told.into_iter().last() {
            self.say(last);
        }
    }

    fn toggle(self) {
        if self.scanning.get_untracked() {
            self.stop();
        } else {
            spawn_local(async move {
                if self.open().await.is_err() {
                    let words = self.words.with_value(|words| words.no_camera.clone());
                    self.say(Told { class: "verdict bad".to_owned(), words });
                }
            });
        }
    }

    async fn open(self) -> Result<(), JsValue> {
        let video = self.video.get_untracked().ok_or(JsValue::NULL)?;
        let devices = leptos::web_sys::window().ok_or(JsValue::NULL)?.navigator().media_devices()?;
        let wanted = MediaStreamConstraints::new();
        let facing = js_sys::Object::new();
        js_sys::Reflect::set(&facing, &"facingMode".into(), &"environment".into())?;
        wanted.set_video(&facing);
        let stream: MediaStream = JsFuture::from(devices.get_user_media_with_constraints(&wanted)?).await?.dyn_into()?;
        video.set_src_object(Some(&stream));
        self.scanning.set(true);
        JsFuture::from(video.play()?).await?;
        self.look();
        Ok(())
    }

    fn stop(self) {
        self.scanning.set(false);
        if let Some(video) = self.video.get_untracked() {
            if let Some(stream) = video.src_object() {
                for track in stream.get_tracks().iter() {
                    if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
                        track.stop();
                    }
                }
            }
            video.set_src_object(None);
        }
    }

    /// Looks through the camera once, and again in a moment.
    fn look(self) {
        if !self.scanning.get_untracked() {
            return;
        }
        spawn_local(async move {
            let (Some(video), Some(canvas)) = (self.video.get_untracked(), self.canvas.get_untracked()) else {
                return;
            };
            let read = match detected(&video).await {
                Some(read) => read,
                None => decoded(&video, &canvas).await,
            };
            if let Some(text) = read {
                self.read(&code_of(&text));
            }
            set_timeout(move || self.look(), std::time::Duration::from_millis(LOOK));
        });
    }

    /// A ticket before the camera: the same one counts once while it stays there.
    fn read(self, code: &str) {
        let now = js_sys::Date::now();
        let same = self.last.with_value(|(last, at)| last == code && now - at < SAME);
        self.last.set_value((code.to_owned(), now));
        if !same && !code.is_empty() {
            self.tap(code, false);
        }
    }
}

/// What the browser's own reader sees; the outer `None` where it has none.
async fn detected(video: &HtmlVideoElement) -> Option<Option<String>> {
    let window = leptos::web_sys::window()?;
    let maker: js_sys::Function = js_sys::Reflect::get(&window, &"BarcodeDetector".into()).ok()?.dyn_into().ok()?;
    let detector = js_sys::Reflect::construct(&maker, &js_sys::Array::new()).ok()?;
    let detect: js_sys::Function = js_sys::Reflect::get(&detector, &"detect".into()).ok()?.dyn_into().ok()?;
    let promise: js_sys::Promise = detect.call1(&detector, video).ok()?.dyn_into().ok()?;
    // A reader that is there but does not work on this machine answers with an error: then our own looks.
    let found: js_sys::Array = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some(js_sys::Reflect::get(&found.get(0), &"rawValue".into()).ok().and_then(|value| value.as_string()))
}

/// What our own reader sees, which `camera.js` fetches.
async fn decoded(video: &HtmlVideoElement, canvas: &HtmlCanvasElement) -> Option<String> {
    let window = leptos::web_sys::window()?;
    let read: js_sys::Function = js_sys::Reflect::get(&window, &"readQr".into()).ok()?.dyn_into().ok()?;
    let promise: js_sys::Promise = read.call2(&window, video, canvas).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_from_an_address_or_as_typed() {
        assert_eq!(code_of("https://archipel.example/billet/ABCD2345EFGH"), "ABCD2345EFGH");
        assert_eq!(code_of(" abcd-2345-efgh "), "ABCD2345EFGH");
        assert_eq!(code_of(""), "");
    }
}
