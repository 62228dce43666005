//! A small XML writer: elements, attributes and text, everything escaped.

/// Text made safe inside an element or an attribute; what XML cannot hold is dropped.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' => safe.push(letter),
            control if control.is_control() || matches!(control, '\u{FFFE}' | '\u{FFFF}') => {}
            plain => safe.push(plain),
        }
    }
    safe
}

/// A document being written.
#[derive(Debug, Default)]
pub struct Xml {
    text: String,
}

impl Xml {
    /// Begins a document.
    pub fn new() -> Self {
        Xml { text: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
    }

    /// An element that holds others. Its name may carry attributes of its own.
    pub fn group(&mut self, name: &str, fill: impl FnOnce(&mut Self)) {
        let bare = name.split(' ').next().unwrap_or(name);
        self.add(&["<", name, ">"]);
        fill(self);
        self.add(&["</", bare, ">"]);
    }

    /// An element that holds text.
    pub fn leaf(&mut self, name: &str, text: impl std::fmt::Display) {
        let text = escape(&text.to_string());
        self.add(&["<", name, ">", &text, "</", name, ">"]);
    }

    /// An element that holds text, if there is some.
    pub fn maybe(&mut self, name: &str, text: Option<impl std::fmt::Display>) {
        if let Some(text) = text {
            self.leaf(name, text);
        }
    }

    /// An element that holds text and one attribute.
    pub fn marked(&mut self, name: &str, attribute: (&str, &str), text: impl std::fmt::Display) {
        let (key, value) = attribute;
        let (value, text) = (escape(value), escape(&text.to_string()));
        self.add(&["<", name, " ", key, "=\"", &value, "\">", &text, "</", name, ">"]);
    }

    /// Puts parts side by side, which is quicker than formatting.
    fn add(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
    }

    /// The document.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_can_break_the_document() {
        let mut xml = Xml::default();
        xml.group("a b=\"1\"", |xml| {
            xml.leaf("c", "<&>\u{0}\u{FFFE}é");
            xml.marked("d", ("e", "\"&"), 1);
            xml.maybe("f", None::<&str>);
        });
        let expected = "<a b=\"1\"><c>&lt;&amp;&gt;é</c><d e=\"&quot;&amp;\">1</d></a>";
        assert_eq!(String::from_utf8(xml.into_bytes()).unwrap(), expected);
    }
}
