//! The pictograms that products may have, from one open set.

/// Their names, the most usual first.
pub const ALL: [&str; 16] = [
    "carrot",
    "salad",
    "leafy-green",
    "apple",
    "cherry",
    "grape",
    "citrus",
    "bean",
    "nut",
    "wheat",
    "sprout",
    "leaf",
    "flower-2",
    "egg",
    "soup",
    "package",
];
