//! HTML written by the Worker: text is escaped on its way in, markup is what the source says.

/// Markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Markup that stands in the source.
    pub fn raw(markup: &'static str) -> Self {
        Self(markup.to_owned())
    }

    /// Text, escaped.
    pub fn text(text: &str) -> Self {
        Self(escape(text))
    }

    /// An element without attributes.
    pub fn tag(name: &'static str, inside: impl Into<Html>) -> Self {
        Self(format!("<{name}>{}</{name}>", inside.into().0))
    }

    /// An element with attributes, whose values are escaped.
    pub fn element(name: &'static str, attributes: &[(&'static str, &str)], inside: impl Into<Html>) -> Self {
        Self(format!("<{name}{}>{}</{name}>", written(attributes), inside.into().0))
    }

    /// An element that holds nothing.
    pub fn void(name: &'static str, attributes: &[(&'static str, &str)]) -> Self {
        Self(format!("<{name}{}>", written(attributes)))
    }

    /// Several pieces one after the other.
    pub fn all(pieces: impl IntoIterator<Item = Html>) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }

    /// The markup.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Self::text(&text)
    }
}

impl From<Vec<Html>> for Html {
    fn from(pieces: Vec<Html>) -> Self {
        Self::all(pieces)
    }
}

fn written(attributes: &[(&'static str, &str)]) -> String {
    attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escape(value))).collect()
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_never_become_markup() {
        let field = Html::void("input", &[("value", "\" onfocus='x'>")]);
        assert_eq!(field.into_string(), "<input value=\"&quot; onfocus=&#39;x&#39;&gt;\">");
        assert_eq!(Html::tag("p", "<script>&").into_string(), "<p>&lt;script&gt;&amp;</p>");
    }
}
