//! The body of a letter, written once: the same blocks read as plain text and as HTML, everything escaped.

use crate::domain::language::Language;
use std::fmt::Write;

/// The product's own colour, for letters that no company signs.
pub const ACCENT: &str = "#204ec3";

/// A part of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph; its line breaks stay.
    Paragraph(String),
    /// A code, large enough to be read across a desk.
    Code(String),
    /// What to do next.
    Button {
        /// What it says.
        label: String,
        /// Where it leads.
        url: String,
    },
    /// Pairs of a name and a value, as a total and its due date.
    Facts(Vec<(String, String)>),
    /// A paragraph of lesser weight.
    Note(String),
}

/// A body: who signs it, what it says, what stands below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The language it is written in.
    pub language: Language,
    /// Whose letter this is: the heading.
    pub signature: String,
    /// The colour of heading and button, as `#204ec3`.
    pub accent: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The small print.
    pub footer: String,
}

impl Body {
    /// The plain part.
    pub fn text(&self) -> String {
        let mut parts: Vec<String> = self.blocks.iter().map(Block::text).collect();
        parts.push(format!("--\n{}\n{}", self.signature, self.footer));
        parts.join("\n\n")
    }

    /// The HTML part. Mail programs read tables and inline styles, and little else.
    pub fn html(&self) -> String {
        let blocks: String = self.blocks.iter().map(|block| block.html(self.accent())).collect();
        format!(
            concat!(
                "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">",
                "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">",
                "<meta name=\"color-scheme\" content=\"light\"><title>{signature}</title></head>",
                "<body style=\"margin:0;padding:0;background:#f4f5f7\">",
                "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"background:#f4f5f7\">",
                "<tr><td align=\"center\" style=\"padding:32px 16px\">",
                "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:560px;",
                "background:#ffffff;border:1px solid #e2e5ea;border-radius:12px;",
                "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#1c2333\">",
                "<tr><td style=\"padding:24px 32px 0;font-size:18px;font-weight:600;color:{accent}\">{signature}</td></tr>",
                "<tr><td style=\"padding:8px 32px 24px;font-size:16px;line-height:1.5\">{blocks}</td></tr>",
                "</table><p style=\"max-width:560px;margin:16px auto 0;font-size:13px;line-height:1.5;color:#5b6475;",
                "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif\">{footer}</p>",
                "</td></tr></table></body></html>"
            ),
            language = self.language.code(),
            signature = escape(&self.signature),
            accent = self.accent(),
            blocks = blocks,
            footer = escape(&self.footer),
        )
    }

    /// A colour goes into a style, so it is a colour or it is ours.
    fn accent(&self) -> &str {
        let digits = self.accent.strip_prefix('#').unwrap_or_default();
        let is_color = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_color { &self.accent } else { ACCENT }
    }
}

impl Block {
    fn text(&self) -> String {
        match self {
            Self::Paragraph(text) | Self::Note(text) => text.clone(),
            Self::Code(code) => format!("    {code}"),
            Self::Button { label, url } => format!("{label} :\n{url}"),
            Self::Facts(facts) => {
                let lines: Vec<String> =
                    facts.iter().map(|(name, value)| format!("{name} : {value}")).collect();
                lines.join("\n")
            }
        }
    }

    fn html(&self, accent: &str) -> String {
        match self {
            Self::Paragraph(text) => format!("<p style=\"margin:16px 0 0\">{}</p>", lines(text)),
            Self::Note(text) => {
                format!("<p style=\"margin:16px 0 0;font-size:14px;color:#5b6475\">{}</p>", lines(text))
            }
            Self::Code(code) => format!(
                "<p style=\"margin:24px 0 8px;padding:16px;background:#f4f5f7;border-radius:8px;text-align:center;\
                 font-size:32px;font-weight:700;letter-spacing:6px;font-variant-numeric:tabular-nums\">{}</p>",
                escape(code)
            ),
            Self::Button { label, url } => format!(
                "<p style=\"margin:24px 0 8px\"><a href=\"{}\" style=\"display:inline-block;padding:12px 24px;\
                 border-radius:8px;background:{accent};color:#ffffff;font-weight:600;text-decoration:none\">{}</a></p>",
                escape(url),
                escape(label)
            ),
            Self::Facts(facts) => table(facts),
        }
    }
}

fn table(facts: &[(String, String)]) -> String {
    let mut rows = String::new();
    for (name, value) in facts {
        // Writing to a string never fails.
        let _ = write!(
            rows,
            "<tr><td style=\"padding:6px 16px 6px 0;color:#5b6475\">{}</td>\
             <td align=\"right\" style=\"padding:6px 0;font-weight:600\">{}</td></tr>",
            escape(name),
            escape(value)
        );
    }
    format!(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:16px 0 0\">{rows}</table>"
    )
}

fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>")
}

/// Text as HTML shows it.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(accent: &str) -> Body {
        Body {
            language: Language::Fr,
            signature: "Dupont & Fils <b>".to_owned(),
            accent: accent.to_owned(),
            blocks: vec![
                Block::Paragraph("Bonjour,\n<script>alert(1)</script>".to_owned()),
                Block::Button { label: "Voir".to_owned(), url: "https://x.fr/?a=1&b=\"".to_owned() },
                Block::Facts(vec![("Total".to_owned(), "1 200,00 €".to_owned())]),
            ],
            footer: "Fin".to_owned(),
        }
    }

    #[test]
    fn nothing_that_was_typed_becomes_markup() {
        let html = body("#123abc").html();
        assert!(html.contains("Dupont &amp; Fils &lt;b&gt;"));
        assert!(html.contains("Bonjour,<br>&lt;script&gt;"));
        assert!(html.contains("href=\"https://x.fr/?a=1&amp;b=&quot;\""));
        assert!(!html.contains("<script"));
    }

    #[test]
    fn a_colour_that_is_none_does_not_reach_the_style() {
        assert!(body("#123abc").html().contains("color:#123abc"));
        assert!(!body("red;}").html().contains("red;}"));
    }

    #[test]
    fn the_plain_part_says_the_same() {
        let text = body(ACCENT).text();
        assert!(text.starts_with(
            "Bonjour,\n<script>alert(1)</script>\n\nVoir :\nhttps://x.fr/?a=1&b=\"\n\nTotal : 1 200,00 €"
        ));
        assert!(text.ends_with("--\nDupont & Fils <b>\nFin"));
    }
}
