//! Each panel does what it is for.

mod compare;
mod decide;
mod difference;
mod editor;
mod elus;
mod explain;
mod foot;
mod keep;
mod keys;
mod map;
mod table;
mod timeline;
mod top;
