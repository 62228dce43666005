//! Clients, contacts, groups and articles, described.

use super::book::Book;
use crate::store::articles::ArticleEntry;
use crate::store::clients::ClientEntry;
use crate::store::contacts::ContactEntry;
use crate::store::groups::GroupEntry;
use crate::web::directory::{Query, Shown};
use crate::web::groups::Regrouping;
use crate::web::page::PageOf;
use schemars::JsonSchema;
use ts_rs::TS;

/// How a kind of entry is called in the description.
struct Words {
    path: &'static str,
    filters: &'static [&'static str],
    /// Names and summaries: list, add, read, change, remove.
    said: [(&'static str, &'static str); 5],
}

fn entries<E>(book: &mut Book, words: &Words)
where
    E: Shown + JsonSchema + TS + 'static,
    E::Input: JsonSchema + TS + 'static,
    PageOf<E>: JsonSchema + TS,
{
    let [list, add, read, change, remove] = words.said;
    let (all, one) = (format!("C/{}", words.path), format!("C/{}/{{id}}", words.path));
    book.get(&all, list.0, list.1).asks::<Query>(words.filters).gives::<PageOf<E>>(200);
    book.post(&all, add.0, add.1).once().takes::<E::Input>().gives::<E>(201).refuses(&["already_taken"]);
    book.get(&one, read.0, read.1).gives::<E>(200);
    book.put(&one, change.0, change.1)
        .if_unchanged()
        .takes::<E::Input>()
        .gives::<E>(200)
        .refuses(&["already_taken"]);
    book.delete(&one, remove.0, remove.1).if_unchanged().gives_nothing().refuses(&["in_use"]);
}

fn shelves<E>(book: &mut Book, path: &str, archive: [&'static str; 2], restore: [&'static str; 2])
where
    E: JsonSchema + TS + 'static,
{
    let path = format!("C/{path}/{{id}}/archival");
    book.post(&path, archive[0], archive[1]).gives::<E>(200);
    book.delete(&path, restore[0], restore[1]).gives::<E>(200);
}

pub fn describe(book: &mut Book) {
    clients(book);
    contacts(book);
    groups(book);
    articles(book);
}

fn clients(book: &mut Book) {
    book.chapter("Clients");
    let said = [
        ("listClients", "Lists clients by name"),
        ("addClient", "Adds a client"),
        ("readClient", "Reads a client"),
        ("changeClient", "Replaces a client's details"),
        ("removeClient", "Removes a client that nothing points at"),
    ];
    let filters = &["q", "archived", "sort", "after", "limit"];
    entries::<ClientEntry>(book, &Words { path: "clients", filters, said });
    let archive = ["archiveClient", "Puts a client out of the way"];
    shelves::<ClientEntry>(book, "clients", archive, ["restoreClient", "Brings an archived client back"]);
    book.put("C/clients/{id}/contacts/{contact}", "linkClientContact", "Lets a contact act for a client")
        .gives_nothing();
    book.delete(
        "C/clients/{id}/contacts/{contact}",
        "unlinkClientContact",
        "Lets a contact no longer act for a client",
    )
    .gives_nothing();
}

fn contacts(book: &mut Book) {
    book.chapter("Contacts");
    let said = [
        ("listContacts", "Lists contacts by last name"),
        ("addContact", "Adds a contact"),
        ("readContact", "Reads a contact"),
        ("changeContact", "Replaces a contact's details"),
        ("removeContact", "Removes a contact that nothing points at"),
    ];
    let filters = &["q", "archived", "group", "client", "sort", "after", "limit"];
    entries::<ContactEntry>(book, &Words { path: "contacts", filters, said });
    let archive = ["archiveContact", "Puts a contact out of the way"];
    shelves::<ContactEntry>(book, "contacts", archive, ["restoreContact", "Brings an archived contact back"]);
}

fn groups(book: &mut Book) {
    book.chapter("Groups");
    let said = [
        ("listGroups", "Lists groups by name"),
        ("addGroup", "Adds a group"),
        ("readGroup", "Reads a group"),
        ("changeGroup", "Renames a group"),
        ("removeGroup", "Removes a group that nothing points at"),
    ];
    entries::<GroupEntry>(book, &Words { path: "groups", filters: &["q", "sort", "after", "limit"], said });
    book.post(
        "C/groups/{id}/contacts",
        "regroup",
        "Puts contacts into a group and takes others out, all or none",
    )
    .takes::<Regrouping>()
    .gives::<GroupEntry>(200);
    book.put("C/groups/{id}/contacts/{contact}", "linkGroupContact", "Puts a contact into a group")
        .gives_nothing();
    book.delete("C/groups/{id}/contacts/{contact}", "unlinkGroupContact", "Takes a contact out of a group")
        .gives_nothing();
}

fn articles(book: &mut Book) {
    book.chapter("Articles");
    let said = [
        ("listArticles", "Lists the articles of the catalogue by name"),
        ("addArticle", "Adds an article"),
        ("readArticle", "Reads an article"),
        ("changeArticle", "Replaces an article's details"),
        ("removeArticle", "Removes an article that nothing points at"),
    ];
    let filters = &["q", "archived", "sort", "after", "limit"];
    entries::<ArticleEntry>(book, &Words { path: "articles", filters, said });
    let archive = ["archiveArticle", "Puts an article out of the way"];
    shelves::<ArticleEntry>(book, "articles", archive, ["restoreArticle", "Brings an archived article back"]);
}
