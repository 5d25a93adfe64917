//! Islands: the parts of pages that also run in the browser. Only this folder is compiled to WebAssembly.
