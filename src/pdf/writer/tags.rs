//! The structure of a file: what is a title, a table, a cell, in reading order, whatever page it falls on.

use pdf_writer::types::{StructRole, TableHeaderScope};
use pdf_writer::writers::{Catalog, StructElement};
use pdf_writer::{Finish, Name, Pdf, Ref, TextStr};

use super::super::layout::Role;
use super::Refs;

/// The structure while pages are written.
pub struct Tags {
    nodes: Vec<Node>,
    open: Vec<usize>,
    /// For each page, the node each piece of its content belongs to.
    owners: Vec<Vec<usize>>,
}

struct Node {
    /// The whole document has none.
    role: Option<Role>,
    parent: usize,
    kids: Vec<Kid>,
}

enum Kid {
    Node(usize),
    Content { page: usize, number: i32 },
}

impl Default for Tags {
    fn default() -> Self {
        Tags {
            nodes: vec![Node { role: None, parent: 0, kids: Vec::new() }],
            open: Vec::new(),
            owners: Vec::new(),
        }
    }
}

/// The roots of the written structure.
pub struct Structure {
    document: Ref,
    parents: Ref,
    next_key: i32,
}

impl Structure {
    /// Names the structure in the catalog.
    pub fn name_in(&self, catalog: &mut Catalog<'_>) {
        let mut root = catalog.struct_tree_root();
        root.child(self.document).parent_tree_next_key(self.next_key);
        root.pair(Name(b"ParentTree"), self.parents);
        root.finish();
    }
}

impl Tags {
    /// A new page begins.
    pub fn turn(&mut self) {
        self.owners.push(Vec::new());
    }

    /// What follows plays a role inside the one that is open.
    pub fn begin(&mut self, role: Role) {
        let parent = self.current();
        let node = self.nodes.len();
        self.nodes.push(Node { role: Some(role), parent, kids: Vec::new() });
        self.adopt(parent, Kid::Node(node));
        self.open.push(node);
    }

    /// The role begun last is over.
    pub fn end(&mut self) {
        self.open.pop();
    }

    /// Gives the next piece of content of the current page to the open role, and returns its number there.
    pub fn content(&mut self) -> i32 {
        let node = self.current();
        let page = self.owners.len().saturating_sub(1);
        let Some(owners) = self.owners.last_mut() else { return 0 };
        let number = i32::try_from(owners.len()).unwrap_or_default();
        owners.push(node);
        self.adopt(node, Kid::Content { page, number });
        number
    }

    /// The name content is marked with.
    pub fn name(&self) -> Name<'static> {
        kind(self.nodes.get(self.current()).and_then(|node| node.role.as_ref())).to_name()
    }

    fn current(&self) -> usize {
        self.open.last().copied().unwrap_or_default()
    }

    fn adopt(&mut self, parent: usize, kid: Kid) {
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.kids.push(kid);
        }
    }

    /// Writes the structure of the pages.
    pub fn write(&self, pdf: &mut Pdf, refs: &mut Refs, pages: &[Ref]) -> Structure {
        let root = refs.next();
        let ids: Vec<Ref> = self.nodes.iter().map(|_| refs.next()).collect();
        let id = |node: usize| ids.get(node).copied().unwrap_or(root);
        for (node, own) in self.nodes.iter().zip(&ids) {
            let mut element = pdf.struct_element(*own);
            element.kind(kind(node.role.as_ref()));
            if node.role.is_some() {
                element.parent(id(node.parent));
            }
            describe(&mut element, node.role.as_ref());
            write_kids(&mut element, &node.kids, pages, id);
        }
        let rows: Vec<Ref> = self.owners.iter().map(|_| refs.next()).collect();
        for (owners, row) in self.owners.iter().zip(&rows) {
            pdf.indirect(*row).array().items(owners.iter().map(|node| id(*node)));
        }
        let parents = root;
        let mut tree = pdf.indirect(parents).dict();
        let mut entries = tree.insert(Name(b"Nums")).array();
        for (key, row) in (0_i32..).zip(&rows) {
            entries.item(key).item(*row);
        }
        entries.finish();
        tree.finish();
        Structure { document: id(0), parents, next_key: i32::try_from(rows.len()).unwrap_or_default() }
    }
}

fn kind(role: Option<&Role>) -> StructRole {
    match role {
        None => StructRole::Document,
        Some(Role::Title) => StructRole::H1,
        Some(Role::Heading) => StructRole::H2,
        Some(Role::Paragraph | Role::Artifact) => StructRole::P,
        Some(Role::Table) => StructRole::Table,
        Some(Role::Row) => StructRole::TR,
        Some(Role::ColumnTitle | Role::RowTitle) => StructRole::TH,
        Some(Role::Cell(_)) => StructRole::TD,
        Some(Role::Figure(_)) => StructRole::Figure,
    }
}

/// Adds what the kind alone does not say.
fn describe(element: &mut StructElement<'_>, role: Option<&Role>) {
    match role {
        Some(Role::ColumnTitle) => {
            element.attributes().push().table().scope(TableHeaderScope::Column);
        }
        Some(Role::RowTitle) => {
            element.attributes().push().table().scope(TableHeaderScope::Row);
        }
        Some(Role::Cell(columns)) if *columns > 1 => {
            element.attributes().push().table().col_span((*columns).into());
        }
        Some(Role::Figure(words)) => {
            element.alt(TextStr(words));
        }
        None
        | Some(Role::Title | Role::Heading | Role::Paragraph | Role::Table | Role::Row | Role::Artifact) => {}
        Some(Role::Cell(_)) => {}
    }
}

fn write_kids(element: &mut StructElement<'_>, kids: &[Kid], pages: &[Ref], id: impl Fn(usize) -> Ref) {
    let first = kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } => Some(*page),
        Kid::Node(_) => None,
    });
    if let Some(page) = first.and_then(|page| pages.get(page)) {
        element.page(*page);
    }
    let mut children = element.children();
    for kid in kids {
        match kid {
            Kid::Node(node) => {
                children.struct_element(id(*node));
            }
            Kid::Content { page, number } if Some(*page) == first => {
                children.marked_content_id(*number);
            }
            Kid::Content { page, number } => {
                if let Some(page) = pages.get(*page) {
                    children.marked_content_ref().page(*page).marked_content_id(*number);
                }
            }
        }
    }
}
