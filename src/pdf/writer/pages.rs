//! The pages of a file: marks become operators, and each piece of content knows its role.

use pdf_writer::types::TabOrder;
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str};

use super::super::layout::{Area, HEIGHT, Ink, Mark, Modules, Role, Sheets, Spot, Style, WIDTH};
use super::super::logo::LogoPixels;
use super::fonts::{Embedded, name};
use super::tags::Tags;
use super::{Refs, deflate};

/// What the pages are made from.
pub struct Paper<'a> {
    /// The marks.
    pub sheets: &'a Sheets,
    /// The faces.
    pub fonts: &'a Embedded<'a>,
    /// The picture.
    pub logo: Option<&'a LogoPixels>,
}

/// The written pages.
pub struct PageTree {
    /// The root of the tree.
    pub root: Ref,
    /// Each page.
    pub pages: Vec<Ref>,
}

/// Writes every page and what they share.
pub fn write(pdf: &mut Pdf, refs: &mut Refs, tags: &mut Tags, paper: &Paper<'_>) -> PageTree {
    let root = refs.next();
    let resources = refs.next();
    let picture = paper.logo.map(|logo| write_picture(pdf, refs, logo));
    write_resources(pdf, resources, paper.fonts, picture);
    let mut pages = Vec::new();
    for (key, marks) in (0_i32..).zip(&paper.sheets.pages) {
        let (id, contents) = (refs.next(), refs.next());
        let drawn = Pen::draw(marks, paper.fonts, tags);
        pdf.stream(contents, &deflate(&drawn)).filter(Filter::FlateDecode);
        let mut page = pdf.page(id);
        page.parent(root)
            .media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT))
            .contents(contents)
            .struct_parents(key);
        page.tab_order(TabOrder::StructureOrder).pair(Name(b"Resources"), resources);
        page.finish();
        pages.push(id);
    }
    let count = i32::try_from(pages.len()).unwrap_or_default();
    pdf.pages(root).kids(pages.iter().copied()).count(count);
    PageTree { root, pages }
}

fn write_resources(pdf: &mut Pdf, id: Ref, fonts: &Embedded<'_>, picture: Option<Ref>) {
    let mut resources = pdf.indirect(id).dict();
    let mut faces = resources.insert(Name(b"Font")).dict();
    for (name, face) in fonts.resources() {
        faces.pair(name, face);
    }
    faces.finish();
    if let Some(picture) = picture {
        resources.insert(Name(b"XObject")).dict().pair(Name(b"L"), picture);
    }
}

/// Embeds the samples of the logo as they were made when it was uploaded.
fn write_picture(pdf: &mut Pdf, refs: &mut Refs, logo: &LogoPixels) -> Ref {
    let id = refs.next();
    let (width, height) = (i32::from(logo.width), i32::from(logo.height));
    let mask = logo.alpha.as_ref().map(|alpha| {
        let mask = refs.next();
        let mut image = pdf.image_xobject(mask, alpha);
        image.filter(Filter::FlateDecode);
        image.width(width).height(height).bits_per_component(8);
        image.color_space().device_gray();
        mask
    });
    let mut image = pdf.image_xobject(id, &logo.colors);
    image.filter(Filter::FlateDecode);
    image.width(width).height(height).bits_per_component(8);
    image.color_space().device_rgb();
    if let Some(mask) = mask {
        image.s_mask(mask);
    }
    id
}

/// Where the pen is: content is always inside a role or an artifact.
#[derive(PartialEq, Eq)]
enum Inside {
    Nothing,
    Role,
    Artifact,
}

struct Pen<'a> {
    content: Content,
    inside: Inside,
    tags: &'a mut Tags,
    fonts: &'a Embedded<'a>,
}

impl<'a> Pen<'a> {
    fn draw(marks: &[Mark], fonts: &'a Embedded<'a>, tags: &'a mut Tags) -> Vec<u8> {
        tags.turn();
        let mut pen = Pen { content: Content::new(), inside: Inside::Nothing, tags, fonts };
        for mark in marks {
            pen.mark(mark);
        }
        pen.leave();
        pen.content.finish().into_vec()
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Begin(Role::Artifact) => self.enter_artifact(),
            Mark::Begin(role) => {
                self.leave();
                self.tags.begin(role.clone());
            }
            Mark::End if self.inside == Inside::Artifact => self.leave(),
            Mark::End => {
                self.leave();
                self.tags.end();
            }
            Mark::Text(spot, style, text) => self.text(*spot, *style, text),
            Mark::Rule(from, to, width, ink) => {
                self.decoration(|content| rule(content, *from, *to, *width, *ink))
            }
            Mark::Fill(area, ink) => self.decoration(|content| fill(content, *area, *ink)),
            Mark::Frame(area, width, ink) => self.decoration(|content| frame(content, *area, *width, *ink)),
            Mark::Picture(area) => self.picture(*area),
            Mark::Code(area, modules) => self.code(*area, modules),
        }
    }

    fn leave(&mut self) {
        if self.inside != Inside::Nothing {
            self.content.end_marked_content();
            self.inside = Inside::Nothing;
        }
    }

    fn enter_artifact(&mut self) {
        self.leave();
        self.content.begin_marked_content(Name(b"Artifact"));
        self.inside = Inside::Artifact;
    }

    fn enter_role(&mut self) {
        if self.inside == Inside::Nothing {
            let number = self.tags.content();
            let name = self.tags.name();
            self.content.begin_marked_content_with_properties(name).properties().identify(number);
            self.inside = Inside::Role;
        }
    }

    /// Lines and boxes say nothing: they are artifacts wherever they stand.
    fn decoration(&mut self, draw: impl FnOnce(&mut Content)) {
        if self.inside == Inside::Artifact {
            return draw(&mut self.content);
        }
        self.enter_artifact();
        draw(&mut self.content);
        self.leave();
    }

    fn text(&mut self, spot: Spot, style: Style, text: &str) {
        self.enter_role();
        let codes = self.fonts.encode(style.face, text);
        let content = &mut self.content;
        content.begin_text().set_font(name(style.face), style.size);
        ink(content, style.ink);
        content.next_line(short(spot.x), short(HEIGHT - spot.y)).show(Str(&codes)).end_text();
    }

    fn code(&mut self, area: Area, modules: &Modules) {
        self.enter_role();
        let module = area.width / f32::from(modules.side);
        let matrix = [module, 0.0, 0.0, module, area.x, HEIGHT - area.y - area.height];
        self.content.save_state().transform(matrix.map(fine));
        ink(&mut self.content, Ink(0, 0, 0));
        dark(&mut self.content, modules);
        self.content.restore_state();
    }

    fn picture(&mut self, area: Area) {
        self.enter_role();
        let matrix = [area.width, 0.0, 0.0, area.height, area.x, HEIGHT - area.y - area.height];
        self.content.save_state().transform(matrix.map(short)).x_object(Name(b"L")).restore_state();
    }
}

/// Dark modules are one path, so that no hairline shows between them, in a space where each measures one.
fn dark(content: &mut Content, modules: &Modules) {
    let side = f32::from(modules.side);
    for run in &modules.dark {
        let (x, y) = (f32::from(run.x), f32::from(run.y));
        let (width, height) = (f32::from(run.width), f32::from(run.height));
        content.rect(x, side - y - height, width, height);
    }
    content.fill_nonzero();
}

fn rule(content: &mut Content, from: Spot, to: Spot, width: f32, color: Ink) {
    stroke(content, width, color);
    content
        .move_to(short(from.x), short(HEIGHT - from.y))
        .line_to(short(to.x), short(HEIGHT - to.y))
        .stroke();
}

fn fill(content: &mut Content, area: Area, color: Ink) {
    ink(content, color);
    rectangle(content, area).fill_nonzero();
}

fn frame(content: &mut Content, area: Area, width: f32, color: Ink) {
    stroke(content, width, color);
    rectangle(content, area).stroke();
}

fn rectangle(content: &mut Content, area: Area) -> &mut Content {
    content.rect(short(area.x), short(HEIGHT - area.y - area.height), short(area.width), short(area.height))
}

fn stroke(content: &mut Content, width: f32, Ink(red, green, blue): Ink) {
    content.set_line_width(width).set_stroke_rgb(share(red), share(green), share(blue));
}

fn ink(content: &mut Content, Ink(red, green, blue): Ink) {
    content.set_fill_rgb(share(red), share(green), share(blue));
}

fn share(part: u8) -> f32 {
    (f32::from(part) / 255.0 * 1000.0).round() / 1000.0
}

/// What is multiplied by many modules needs more decimals than a place.
fn fine(length: f32) -> f32 {
    (length * 10_000.0).round() / 10_000.0
}

/// A hundredth of a point is finer than any printer.
fn short(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}
