//! The frame of every page: head, mark, navigation, notice, content, and the switches for language and theme.

use leptos::prelude::*;

use platform::auth::actor::TEAM;
use platform::i18n::Lang;
use platform::web::assets;
use platform::web::context::{Ctx, Theme};
use platform::web::notice::Notice;
use platform::web::page::{Head, Social};

use super::{button, form, icon, nav, texts};

/// The whole document, as it is sent.
#[must_use]
pub fn frame(ctx: &Ctx, head: &Head, content: AnyView) -> String {
    document(ctx, head, content).to_html()
}

fn document(ctx: &Ctx, head: &Head, content: AnyView) -> impl IntoView + use<> {
    let (l, reader) = (ctx.lang, head.reader);
    let (word, direction) = reader.map_or((l.word(), "ltr"), |w| (w.word(), w.direction()));
    let kept = ctx.actor.roles.any_of(TEAM);
    let who = ctx.actor.person.filter(|_| kept).map(|person| person.to_string());
    let finding = !head.bare && nav::may_find(ctx);
    let title = format!("{} · {}", head.title, ctx.ecopole.name);
    let scripts = head.island.map(|module| {
        let (code, wasm) = (assets::url(&format!("{module}.js")), assets::url(&format!("{module}.wasm")));
        view! {
            <link rel="modulepreload" href=code.clone() />
            <script type="module" src=assets::url("wake.js") data-islands=code data-wasm=wasm></script>
        }
    });
    view! {
        <html lang=word dir=direction data-theme=ctx.theme.word()>
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
                {kept.then(|| view! { <script type="module" src=assets::url("offline.js")></script> })}
                {finding.then(|| view! { <script type="module" src=assets::url("find.js")></script> })}
                {head.script.map(|name| view! { <script type="module" src=assets::url(name)></script> })}
            </head>
            <body data-offline=who data-waits=kept.then(|| texts::offline_waits(reader.unwrap_or(l)))
                data-queued=kept.then(|| texts::offline_queued(reader.unwrap_or(l)))
                data-loses=kept.then(|| texts::offline_loses(reader.unwrap_or(l)))
                data-withdraw=kept.then(|| texts::offline_withdraw(reader.unwrap_or(l)))
                data-back=kept.then(|| texts::offline_back(reader.unwrap_or(l)))>
                <a class="skip" href="#contenu">{texts::skip(reader.unwrap_or(l))}</a>
                <div class=if head.bare { "frame bare" } else { "frame" }>
                    <header class="bar">
                        {if head.bare {
                            view! { <span class="mark">{mark()}<span class="ecopole">{ctx.ecopole.name.clone()}</span></span> }.into_any()
                        } else {
                            view! {
                                <a class="mark" href="/">{mark()}<span class="ecopole">{ctx.ecopole.name.clone()}</span></a>
                            }.into_any()
                        }}
                        {finding.then(|| find(l))}
                        {reader.map(|w| view! {
                            <a class="bar-action" href="#langues">
                                {icon::view("languages")}
                                <span class="visually-hidden">{texts::language(w)}</span>
                            </a>
                        })}
                        {(!head.bare).then(|| nav::view(ctx, reader))}
                    </header>
                    <main id="contenu" class=if head.wide { "wide" } else { "" } tabindex="-1">
                        {ctx.notice.clone().map(|notice| said(l, reader, notice))}
                        {content}
                    </main>
                    {(!head.bare).then(|| view! {
                        <footer class="foot">{contact(ctx, reader.unwrap_or(l))} {switches(ctx, reader)}</footer>
                    })}
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

/// The search: a field on a desk, the way to its page on a phone.
fn find(l: Lang) -> AnyView {
    view! {
        <a class="bar-action find-link" href=nav::SEARCH>
            {icon::view("search")} <span class="visually-hidden">{texts::search(l)}</span>
        </a>
        <form method="get" action=nav::SEARCH class="find" role="search" aria-label=texts::search_house(l)>
            {icon::view("search")}
            <input
                type="search" name="q" autocomplete="off" placeholder=texts::search(l) aria-label=texts::search_keys(l)
                aria-keyshortcuts="/ Control+K"
            />
            <kbd aria-hidden="true">"/"</kbd>
            <div class="find-results" role="region" aria-live="polite" aria-label=texts::found(l) hidden></div>
        </form>
    }
    .into_any()
}

fn said(l: Lang, reader: Option<Lang>, notice: Notice) -> AnyView {
    let words = notice.text(reader.unwrap_or(l));
    let undo = notice.undo.map(|address| button::post(address, button::quiet(texts::undo(l))));
    view! { <div class="notice" role="status">{icon::view("check")}<p>{words}</p>{undo}</div> }.into_any()
}

/// Where to write and call, and the legal notice.
fn contact(ctx: &Ctx, l: Lang) -> AnyView {
    let ecopole = &ctx.ecopole;
    let email = (!ecopole.contact_email.is_empty()).then(|| {
        view! {
            <a href=format!("mailto:{}", ecopole.contact_email)>
                <span class="visually-hidden">{texts::write_us(l)} " "</span>
                {ecopole.contact_email.clone()}
            </a>
        }
    });
    let phone = (!ecopole.contact_phone.is_empty()).then(|| {
        let number: String = ecopole.contact_phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        view! {
            <a href=format!("tel:{number}")>
                <span class="visually-hidden">{texts::call_us(l)} " "</span>
                <bdi dir="ltr">{ecopole.contact_phone.clone()}</bdi>
            </a>
        }
    });
    view! { <p class="contact">{email}{phone}<a href="/mentions">{texts::legal(l)}</a></p> }.into_any()
}

/// Language and theme: a small form, so that they work everywhere. The workers' own pages speak more languages.
fn switches(ctx: &Ctx, reader: Option<Lang>) -> AnyView {
    let l = ctx.lang;
    let w = reader.unwrap_or(l);
    let languages: Vec<_> = match reader {
        Some(w) => Lang::ALL.iter().map(|lang| choice(*lang, *lang == w)).collect(),
        None => Lang::EVERYWHERE.iter().map(|lang| choice(*lang, *lang == l)).collect(),
    };
    let names = [texts::theme_auto(w), texts::theme_light(w), texts::theme_dark(w)];
    let themes = [Theme::Auto, Theme::Light, Theme::Dark].into_iter().zip(names).map(|(theme, name)| {
        let pressed = if theme == ctx.theme { "true" } else { "false" };
        view! { <button type="submit" name="theme" value=theme.word() aria-pressed=pressed>{name}</button> }
    });
    view! {
        <form method="post" action="/preferences" class="switches" id="langues" tabindex="-1">
            {form::hidden("suite", ctx.here.clone())}
            <div class="switch" role="group" aria-label=texts::language(w)>{languages}</div>
            <div class="switch" role="group" aria-label=texts::theme(w)>{themes.collect::<Vec<_>>()}</div>
        </form>
    }
    .into_any()
}

/// A language, in its own name.
fn choice(lang: Lang, chosen: bool) -> AnyView {
    let pressed = if chosen { "true" } else { "false" };
    view! {
        <button type="submit" name="langue" value=lang.word() lang=lang.word() aria-pressed=pressed>{lang.own_name()}</button>
    }
    .into_any()
}
