//! The form that makes a device a tablet of the house.

use platform::error::Result;
use platform::forms::Form;

/// The name of a tablet.
pub fn tablet(mut form: Form) -> Result<String> {
    let name = form.required("tablet", 60);
    form.command(Some(name))
}
