//! The API described, a line or two per route: checked against the route table, written as OpenAPI and as types for pages.

mod account;
mod book;
mod choices;
mod companies;
mod directory;
mod documents;
mod openapi;
mod payments;
mod public;
mod rights;
mod schemas;
mod session;
mod trade;
mod views;

use book::Book;

/// Every chapter, in the order of the viewer.
fn written() -> Book {
    let mut book = Book::default();
    session::describe(&mut book);
    account::describe(&mut book);
    companies::describe(&mut book);
    directory::describe(&mut book);
    documents::describe(&mut book);
    trade::describe(&mut book);
    payments::describe(&mut book);
    views::describe(&mut book);
    public::describe(&mut book);
    book
}

mod tests {
    use super::*;
    use crate::web::ROUTES;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// Writes what is kept in the repository; the checks then see whether it was up to date.
    fn keep(file: &str, text: &str) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        if std::fs::read_to_string(&file).unwrap_or_default() != text {
            std::fs::write(&file, text).unwrap();
        }
    }

    #[test]
    fn every_route_is_described_and_every_description_is_a_route() {
        let described: Vec<_> = written().operations.iter().map(|it| (it.method, it.path.clone())).collect();
        let once: BTreeSet<_> = described.iter().cloned().collect();
        let routes: BTreeSet<_> = ROUTES.iter().map(|route| (openapi::verb(route), route.path())).collect();
        assert_eq!(once.len(), described.len(), "a route is described twice");
        assert_eq!(
            routes.difference(&once).collect::<Vec<_>>(),
            Vec::<&(&str, String)>::new(),
            "not described"
        );
        assert_eq!(
            once.difference(&routes).collect::<Vec<_>>(),
            Vec::<&(&str, String)>::new(),
            "not a route"
        );
    }

    #[test]
    fn every_operation_has_its_own_name() {
        let book = written();
        let names: BTreeSet<_> = book.operations.iter().map(|it| it.id).collect();
        assert_eq!(names.len(), book.operations.len());
    }

    #[test]
    fn every_reference_leads_to_a_schema() {
        let api = openapi::document(written());
        let text = api.to_string();
        for reference in
            text.split("\"#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next())
        {
            assert!(api["components"]["schemas"].get(reference).is_some(), "{reference}");
        }
    }

    #[test]
    fn the_description_and_the_types_are_kept_as_the_code_says() {
        let book = written();
        keep("public/js/core/vat-law.js", &choices::vat());
        keep("public/js/core/api-types.d.ts", &book.schemas.declarations());
        let api = serde_json::to_string_pretty(&openapi::document(book)).unwrap();
        keep("public/api-docs/openapi.json", &(api + "\n"));
    }

    #[test]
    fn the_rights_of_routes_are_kept_as_the_table_says() {
        let rows: Vec<String> =
            rights::table().as_array().unwrap().iter().map(|row| format!("  {row}")).collect();
        keep("tests/support/rights/routes.json", &format!("[\n{}\n]\n", rows.join(",\n")));
    }
}
