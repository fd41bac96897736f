//! The typeface of reports and of the window: Inter (`scenarios/fonts`), cut to the signs that the program uses.

/// Inter Regular: a TrueType file.
pub const REGULAR: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");

/// Inter `SemiBold` (weight 600): a TrueType file.
pub const SEMI_BOLD: &[u8] = include_bytes!("../../fonts/Inter-SemiBold.ttf");
