//! The kinds of document, one file each, and the templates they are set with.

pub(crate) mod booklet;
pub(crate) mod change_report;

/// A file of the typesetter's world.
pub(crate) struct Template {
    /// Its name there.
    pub(crate) name: &'static str,
    /// Its text.
    pub(crate) source: &'static str,
}

/// Sizes, colours, spacing, and how texts become content.
const THEME: Template = Template { name: "theme.typ", source: include_str!("../../templates/theme.typ") };

/// Every file a template may import or be.
pub(crate) const TEMPLATES: [&Template; 5] =
    [&THEME, &booklet::map::TEMPLATE, &booklet::matrix::TEMPLATE, &booklet::TEMPLATE, &change_report::TEMPLATE];
