//! Reports that people open: pages as data ([`document`]), written as HTML, PDF, spreadsheet or map layer.

pub mod chart;
pub mod content;
pub mod document;
pub mod fonts;
pub mod html;
pub mod layers;
pub mod map;
pub mod material;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod sheet;
pub mod workbook;
pub mod write;
