//! QR codes: one way to make them, for pages and for papers.

/// The code of an address; `None` where it is too long for one. Medium correction: it is read from paper that was folded.
#[must_use]
pub fn code(address: &str) -> Option<fast_qr::QRCode> {
    fast_qr::QRBuilder::new(address).ecl(fast_qr::ECL::M).build().ok()
}

/// The code as a drawing for a page; black on white in both themes, or phones cannot read it.
#[must_use]
pub fn svg(address: &str) -> String {
    use fast_qr::convert::{Builder as _, svg::SvgBuilder};
    code(address).map(|code| SvgBuilder::default().margin(2).to_str(&code)).unwrap_or_default()
}
