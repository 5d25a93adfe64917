//! Form fields: label, hint, control and complaint, tied together for screen readers.

use leptos::prelude::*;

use platform::forms::Form;
use platform::i18n::Lang;
use platform::markup::escape;

/// A field being put together.
pub struct Field<'a> {
    form: &'a Form,
    lang: Lang,
    name: String,
    /// What labels and links of the page call it.
    id: String,
    label: String,
    hint: Option<String>,
    required: bool,
    autocomplete: Option<&'static str>,
    list: Option<&'static str>,
    bare: bool,
}

/// Begins a field.
pub fn field<'a>(lang: Lang, form: &'a Form, name: impl Into<String>, label: impl Into<String>) -> Field<'a> {
    let (name, label) = (name.into(), label.into());
    form.labels().note(&name, &label);
    Field { form, lang, id: name.clone(), name, label, hint: None, required: false, autocomplete: None, list: None, bare: false }
}

impl Field<'_> {
    /// Whose field it is where there are several of a kind, for the summary of complaints.
    #[must_use]
    pub fn of(self, whose: &str) -> Self {
        if !whose.is_empty() {
            self.form.labels().note(&self.name, &format!("{whose}, {}", self.label));
        }
        self
    }

    /// One of several forms of a kind on the page: its id is its own. In the one that comes back with complaints it keeps its name, for
    /// the summary leads there.
    #[must_use]
    pub fn among(mut self, which: &str) -> Self {
        if self.form.errors().is_empty() {
            self.id = format!("{}-{which}", self.name);
        }
        self
    }

    /// A word of help below the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Must be filled in.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// What is known may be chosen from a list of the page.
    #[must_use]
    pub const fn listed(mut self, list: &'static str) -> Self {
        self.list = Some(list);
        self
    }

    /// May be left empty, and that goes without saying.
    #[must_use]
    pub const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// What browsers may fill in by themselves.
    #[must_use]
    pub const fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// A line of text.
    #[must_use]
    pub fn text(self) -> AnyView {
        self.input("text", None)
    }

    /// An e-mail address.
    #[must_use]
    pub fn email(self) -> AnyView {
        self.input("email", Some("email"))
    }

    /// A telephone number.
    #[must_use]
    pub fn phone(self) -> AnyView {
        self.input("tel", Some("tel"))
    }

    /// A number, typed as text with a number pad: number inputs change under the wheel and refuse the French comma.
    #[must_use]
    pub fn number(self) -> AnyView {
        self.input("text", Some("decimal"))
    }

    /// Digits only (codes, PINs).
    #[must_use]
    pub fn digits(self) -> AnyView {
        self.input("text", Some("numeric"))
    }

    /// A short secret number: hidden from those who stand behind.
    #[must_use]
    pub fn pin(self) -> AnyView {
        self.autocomplete("off").input("password", Some("numeric"))
    }

    /// A date.
    #[must_use]
    pub fn date(self) -> AnyView {
        self.input("date", None)
    }

    /// A time of day.
    #[must_use]
    pub fn time(self) -> AnyView {
        self.input("time", None)
    }

    /// A password; never sent back to the page.
    #[must_use]
    pub fn password(self) -> AnyView {
        self.input("password", None)
    }

    /// A file.
    #[must_use]
    pub fn file(self, accept: &'static str) -> AnyView {
        let control = view! {
            <input type="file" id=self.id.clone() name=self.name.clone() accept=accept required=self.required
                aria-invalid=self.invalid() aria-describedby=self.described() />
        };
        self.frame(control.into_any(), None)
    }

    fn described(&self) -> Option<String> {
        let ids: Vec<String> = [
            self.form.error(&self.name).map(|_| format!("{}-error", self.id)),
            self.form.stands(&self.name).map(|_| format!("{}-kept", self.id)),
            self.hint.as_ref().map(|_| format!("{}-hint", self.id)),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.form.error(&self.name).map(|_| "true")
    }

    fn input(self, kind: &'static str, mode: Option<&'static str>) -> AnyView {
        let value = if kind == "password" { String::new() } else { self.form.value(&self.name).to_owned() };
        let control = view! {
            <input
                type=kind
                id=self.id.clone()
                name=self.name.clone()
                value=value
                inputmode=mode
                autocomplete=self.autocomplete
                list=self.list
                required=self.required
                aria-invalid=self.invalid()
                aria-describedby=self.described()
            />
        };
        let stands = if kind == "password" { None } else { self.stands(&[]) };
        self.frame(control.into_any(), stands)
    }

    /// Several lines of text.
    #[must_use]
    pub fn area(self) -> AnyView {
        // `view!` writes what is in a text area as it is.
        let value = escape(self.form.value(&self.name));
        let control = view! {
            <textarea
                id=self.id.clone()
                name=self.name.clone()
                rows="4"
                required=self.required
                aria-invalid=self.invalid()
                aria-describedby=self.described()
            >
                {value}
            </textarea>
        };
        let stands = self.stands(&[]);
        self.frame(control.into_any(), stands)
    }

    /// One of a list.
    #[must_use]
    pub fn select(self, options: Vec<(String, String)>) -> AnyView {
        let chosen = self.form.value(&self.name).to_owned();
        let stands = self.stands(&options);
        let options: Vec<_> = options
            .into_iter()
            .map(|(value, label)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{label}</option> }
            })
            .collect();
        let control = view! {
            <select
                id=self.id.clone()
                name=self.name.clone()
                required=self.required
                aria-invalid=self.invalid()
                aria-describedby=self.described()
            >
                {options}
            </select>
        };
        self.frame(control.into_any(), stands)
    }

    /// Any number of a list.
    #[must_use]
    pub fn checks<V: Into<String>, W: Into<String>>(self, options: Vec<(V, W)>) -> AnyView {
        let chosen: Vec<String> = self.form.values(&self.name).map(str::to_owned).collect();
        let options: Vec<(String, String)> = options.into_iter().map(|(value, label)| (value.into(), label.into())).collect();
        let stands = self.stands(&options);
        let boxes: Vec<_> = options
            .into_iter()
            .map(|(value, label)| {
                let checked = chosen.contains(&value);
                view! {
                    <label class="check">
                        <input type="checkbox" name=self.name.clone() value=value checked=checked />
                        <span>{label}</span>
                    </label>
                }
            })
            .collect();
        let error = self.complaint();
        view! {
            <fieldset class="field" id=self.id.clone() tabindex="-1">
                <legend>{self.label}</legend>
                {self.hint.map(|hint| view! { <p class="hint">{hint}</p> })}
                {error}
                {stands}
                <div class="checks">{boxes}</div>
            </fieldset>
        }
        .into_any()
    }

    fn complaint(&self) -> Option<AnyView> {
        self.form.error(&self.name).map(|message| {
            view! { <p class="complaint" id=format!("{}-error", self.id)>{message.text(self.lang)}</p> }.into_any()
        })
    }

    /// What somebody else has written meanwhile, in the words of the list where the field has one.
    fn stands(&self, options: &[(String, String)]) -> Option<AnyView> {
        let kept = self.form.stands(&self.name)?;
        let word = |value: &String| {
            options.iter().find(|(option, _)| option == value).map_or_else(|| value.clone(), |(_, label)| label.clone())
        };
        let words = kept.iter().map(word).collect::<Vec<_>>().join(", ");
        let words = if words.is_empty() { super::texts::nothing_kept(self.lang).to_owned() } else { words };
        let id = format!("{}-kept", self.id);
        Some(view! { <p class="complaint" id=id>{super::texts::kept_now(self.lang, words)}</p> }.into_any())
    }

    fn frame(self, control: AnyView, stands: Option<AnyView>) -> AnyView {
        let error = self.complaint();
        let optional = (!self.required && !self.bare)
            .then(|| view! { <span class="optional">" " {super::texts::optional(self.lang)}</span> });
        view! {
            <div class="field">
                <label for=self.id.clone()>{self.label}{optional}</label>
                {self.hint.map(|hint| view! { <p class="hint" id=format!("{}-hint", self.id)>{hint}</p> })}
                {error}
                {stands}
                {control}
            </div>
        }
        .into_any()
    }
}
