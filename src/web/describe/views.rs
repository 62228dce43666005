//! Saved views, described.

use super::book::Book;
use crate::domain::view::ViewInput;
use crate::store::views::ViewEntry;
use crate::web::views::{Views, ViewsQuery};

pub fn describe(book: &mut Book) {
    book.chapter("Views");
    book.get("C/views", "listViews", "Lists one's own saved views and the shared ones")
        .asks::<ViewsQuery>(&["list"])
        .gives::<Views>(200);
    book.post("C/views", "keepView", "Keeps a view of a list under a name")
        .once()
        .takes::<ViewInput>()
        .gives::<ViewEntry>(201)
        .refuses(&["already_taken", "too_many_views"]);
    book.put(
        "C/views/{id}",
        "changeView",
        "Replaces a view: one's own, or a shared one for whoever runs the company",
    )
    .if_unchanged()
    .takes::<ViewInput>()
    .gives::<ViewEntry>(200)
    .refuses(&["already_taken"]);
    book.delete(
        "C/views/{id}",
        "removeView",
        "Removes a view: one's own, or a shared one for whoever runs the company",
    )
    .if_unchanged()
    .gives_nothing();
    book.put("C/views/{id}/default", "preferView", "Opens the view's list with it").gives_nothing();
    book.delete("C/views/{id}/default", "forgetView", "Opens the view's list with everything again")
        .gives_nothing();
}
