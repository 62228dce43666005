//! Mail: a letter as a value, what its body is made of, and the provider that carries it.

pub mod body;
pub mod letters;
pub mod notices;
pub mod proposals;
pub mod provider;

/// A letter ready to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who signs, when it is not the product itself.
    pub from_name: Option<String>,
    /// What tells a second sending of one letter from another letter; a provider that knows keys drops the second.
    pub key: Option<String>,
    /// The recipient's address.
    pub to: String,
    /// The recipient's name; may be empty.
    pub to_name: String,
    /// Where an answer goes, when not to the sending address.
    pub reply_to: Option<String>,
    /// The subject.
    pub subject: String,
    /// The plain part.
    pub text: String,
    /// The same for programs that show HTML.
    pub html: String,
    /// What travels with it.
    pub attachments: Vec<Attachment>,
}

/// A file that travels with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The name it is saved under.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}
