//! Words from outside, made safe to keep, to print and to search.

mod normal;

use super::refusal::Refusal;
pub use normal::composed;
use normal::{decomposed, is_accent};

/// The longest short text: a name, a reference, a subject.
pub const LINE_MAX: usize = 200;
/// The longest free text: a description, a note, the body of a message.
pub const TEXT_MAX: usize = 5000;

/// What text is compared by in a search: lower case, without accents, ligatures opened, spaces single.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in decomposed(text).chars().filter(|letter| !is_accent(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            '’' | 'ʼ' => folded.push('\''),
            other if is_hidden(other) => {}
            other => folded.push(other),
        }
    }
    // Lower-casing can bring a combining mark back, as for a dotted capital I.
    let folded: String = folded.chars().filter(|letter| !is_accent(*letter)).collect();
    let mut words = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// One line of text: hidden characters dropped, spaces single, composed letters; empty is allowed.
pub fn clean_line(text: &str, longest: usize) -> Result<String, Refusal> {
    let mut line = String::with_capacity(text.len());
    let mut parted = false;
    for letter in composed(text).chars().filter(|letter| !is_hidden(*letter)) {
        if letter.is_control() || matches!(letter, ' ' | '\u{2028}' | '\u{2029}') {
            parted = !line.is_empty();
            continue;
        }
        if std::mem::take(&mut parted) {
            line.push(' ');
        }
        line.push(letter);
    }
    // A line of nothing but wide or unbreakable spaces says nothing.
    within(line.trim().to_owned(), longest)
}

/// Text of several lines: as a line, but its line breaks stay; ends are trimmed.
pub fn clean_text(text: &str, longest: usize) -> Result<String, Refusal> {
    let mut before = ' ';
    let unify = |letter| match (std::mem::replace(&mut before, letter), letter) {
        ('\r', '\n') => None,
        (_, '\r' | '\u{2028}' | '\u{2029}') => Some('\n'),
        (_, '\t') => Some(' '),
        _ => Some(letter),
    };
    let unified: String = text.chars().filter_map(unify).collect();
    let keeps = |letter: &char| !is_hidden(*letter) && (*letter == '\n' || !letter.is_control());
    let lines: String = composed(&unified).chars().filter(keeps).collect();
    let mut trimmed = String::with_capacity(lines.len());
    for line in lines.split('\n') {
        trimmed.push_str(line.trim_end());
        trimmed.push('\n');
    }
    within(trimmed.trim_matches('\n').trim_end().to_owned(), longest)
}

/// One line that must not be empty.
pub fn required_line(text: &str, longest: usize) -> Result<String, Refusal> {
    match clean_line(text, longest)? {
        line if line.is_empty() => Err(Refusal::Missing),
        line => Ok(line),
    }
}

/// One line, or nothing when nothing was typed.
pub fn optional_line(text: Option<&str>, longest: usize) -> Result<Option<String>, Refusal> {
    Ok(Some(clean_line(text.unwrap_or_default(), longest)?).filter(|line| !line.is_empty()))
}

/// Text of several lines, or nothing when nothing was typed.
pub fn optional_text(text: Option<&str>, longest: usize) -> Result<Option<String>, Refusal> {
    Ok(Some(clean_text(text.unwrap_or_default(), longest)?).filter(|text| !text.is_empty()))
}

/// A sentence with its blank, written `{}`, filled.
pub fn filled(sentence: &str, blank: &str) -> String {
    match sentence.split_once('{') {
        Some((before, after)) => [before, blank, after.trim_start_matches('}')].into_iter().collect(),
        None => sentence.to_owned(),
    }
}

fn within(text: String, longest: usize) -> Result<String, Refusal> {
    if text.chars().nth(longest).is_some() { Err(Refusal::TooLong) } else { Ok(text) }
}

/// Characters that show nothing and can make a text read otherwise than it is: directions, joins of zero width; and what no XML may hold.
const fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_ignores_case_accents_and_ligatures() {
        for (typed, folded) in [
            ("Éléonore  CŒUR", "eleonore coeur"),
            ("Straße", "strasse"),
            ("İstanbul", "istanbul"),
            ("ﬁl", "fil"),
            ("L’Œuvre", "l'oeuvre"),
            ("Łódź", "lodz"),
            ("a\u{202E}b", "ab"),
        ] {
            assert_eq!(fold(typed), folded);
        }
        assert_eq!(fold(&fold("ÀÉÎÕÜ ŒÆ")), fold("àéîõü œæ"));
    }

    #[test]
    fn a_line_holds_no_break_and_no_hidden_direction() {
        assert_eq!(clean_line("  a\r\nb\t c\u{202E}d\u{0}", 20).unwrap(), "a b cd");
        assert_eq!(clean_line("e\u{301}", 1).unwrap(), "é");
        assert_eq!(clean_line("abc", 2), Err(Refusal::TooLong));
        assert_eq!(required_line(" \u{200B} ", 9), Err(Refusal::Missing));
        assert_eq!(optional_line(Some("  "), 9).unwrap(), None);
    }

    #[test]
    fn a_text_keeps_its_lines() {
        assert_eq!(clean_text("\n a \r\n\r\nb\t\u{7}c\n\n", 20).unwrap(), " a\n\nb c");
        assert_eq!(optional_text(None, 9).unwrap(), None);
    }
}
