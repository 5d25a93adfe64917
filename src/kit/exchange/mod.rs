//! Files that other programs write, read without losing anything in silence: bytes to text, text or workbook to a table, and columns to
//! fields, each step saying what it did and what it left out. Every import of every room goes through here.

pub mod cells;
pub mod columns;
pub mod decode;
mod heading;
mod ods;
pub mod page;
pub mod store;
pub mod table;
mod texts;
mod workbook;
