//! The faces inside a file: only the letters it uses, each with the character it stands for.

use std::collections::{BTreeMap, BTreeSet};

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::super::Fault;
use super::super::fonts::Fonts;
use super::super::layout::{Face, Mark, Sheets};
use super::{Refs, deflate};

const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The faces a file uses.
pub struct Embedded<'a> {
    fonts: &'a Fonts,
    faces: Vec<Used>,
}

/// One face: each letter in use has a code, because two letters may share an outline and must still be told apart.
struct Used {
    face: Face,
    id: Ref,
    codes: BTreeMap<char, u16>,
}

impl<'a> Embedded<'a> {
    /// Writes the faces the sheets use.
    pub fn write(pdf: &mut Pdf, refs: &mut Refs, fonts: &'a Fonts, sheets: &Sheets) -> Result<Self, Fault> {
        let mut faces = Vec::new();
        for face in [Face::Regular, Face::SemiBold] {
            let letters = letters(sheets, fonts, face);
            if !letters.is_empty() {
                let codes = letters.into_iter().zip(1_u16..).collect();
                let used = Used { face, id: refs.next(), codes };
                used.write(pdf, refs, fonts)?;
                faces.push(used);
            }
        }
        Ok(Embedded { fonts, faces })
    }

    /// The name of each face in a page's resources.
    pub fn resources(&self) -> impl Iterator<Item = (Name<'static>, Ref)> + '_ {
        self.faces.iter().map(|used| (name(used.face), used.id))
    }

    /// A line as the codes of its letters.
    pub fn encode(&self, face: Face, text: &str) -> Vec<u8> {
        let codes = self.faces.iter().find(|used| used.face == face).map(|used| &used.codes);
        let code = |letter: char| codes.and_then(|codes| codes.get(&self.fonts.shown(letter))).copied();
        text.chars().flat_map(|letter| code(letter).unwrap_or_default().to_be_bytes()).collect()
    }
}

/// The name of a face in a page's resources.
pub const fn name(face: Face) -> Name<'static> {
    match face {
        Face::Regular => Name(b"R"),
        Face::SemiBold => Name(b"B"),
    }
}

fn letters(sheets: &Sheets, fonts: &Fonts, wanted: Face) -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    for mark in sheets.pages.iter().flatten() {
        if let Mark::Text(_, style, text) = mark
            && style.face == wanted
        {
            letters.extend(text.chars().map(|letter| fonts.shown(letter)));
        }
    }
    letters
}

impl Used {
    fn write(&self, pdf: &mut Pdf, refs: &mut Refs, fonts: &Fonts) -> Result<(), Fault> {
        let outlines = fonts.outlines(self.face);
        let mut remapper = GlyphRemapper::new();
        let mut map = vec![0, 0];
        for letter in self.codes.keys() {
            let glyph = outlines.glyph_index(*letter).ok_or(Fault::Font)?;
            map.extend(remapper.remap(glyph.0).to_be_bytes());
        }
        let program = subsetter::subset(outlines.raw_face().data, 0, &remapper).map_err(|_| Fault::Font)?;
        let tagged = format!("{}+Inter-{:?}", self.tag(), self.face);
        let [cid, descriptor, file, to_unicode, glyphs] = [(); 5].map(|()| refs.next());
        self.write_composite(pdf, &tagged, cid, to_unicode);
        self.write_cid(pdf, fonts, &tagged, cid, (descriptor, glyphs));
        self.write_descriptor(pdf, fonts, &tagged, descriptor, file);
        // two bytes a letter: packing them costs more than it saves
        pdf.stream(glyphs, &map);
        let packed = deflate(&program);
        let length = i32::try_from(program.len()).map_err(|_| Fault::Font)?;
        pdf.stream(file, &packed).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
        Ok(())
    }

    /// Six capitals that tell this subset from another: they follow from its letters.
    fn tag(&self) -> String {
        let letters: String = self.codes.keys().collect();
        Sha256::digest(letters).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
    }

    fn write_composite(&self, pdf: &mut Pdf, tagged: &str, cid: Ref, to_unicode: Ref) {
        pdf.type0_font(self.id)
            .base_font(Name(tagged.as_bytes()))
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(to_unicode);
        let mut cmap = UnicodeCmap::<u16>::new(Name(b"Letters"), SYSTEM);
        for (letter, code) in &self.codes {
            cmap.pair(*code, *letter);
        }
        let packed = deflate(&cmap.finish());
        pdf.stream(to_unicode, &packed).filter(Filter::FlateDecode);
    }

    fn write_cid(
        &self,
        pdf: &mut Pdf,
        fonts: &Fonts,
        tagged: &str,
        id: Ref,
        (descriptor, glyphs): (Ref, Ref),
    ) {
        let mut font = pdf.cid_font(id);
        font.subtype(CidFontType::Type2).base_font(Name(tagged.as_bytes())).system_info(SYSTEM);
        font.font_descriptor(descriptor).cid_to_gid_map_stream(glyphs);
        let widths = self.codes.keys().map(|letter| fonts.advance(self.face, *letter).round());
        font.widths().consecutive(1, widths);
        font.finish();
    }

    fn write_descriptor(&self, pdf: &mut Pdf, fonts: &Fonts, tagged: &str, id: Ref, file: Ref) {
        let outlines = fonts.outlines(self.face);
        let scale = |units: i16| f32::from(units) * 1000.0 / f32::from(outlines.units_per_em());
        let bounds = outlines.global_bounding_box();
        let bounds = Rect::new(
            scale(bounds.x_min).round(),
            scale(bounds.y_min).round(),
            scale(bounds.x_max).round(),
            scale(bounds.y_max).round(),
        );
        pdf.font_descriptor(id)
            .name(Name(tagged.as_bytes()))
            .flags(FontFlags::SYMBOLIC)
            .bbox(bounds)
            .italic_angle(0.0)
            .ascent(scale(outlines.ascender()).round())
            .descent(scale(outlines.descender()).round())
            .cap_height(scale(outlines.capital_height().unwrap_or_default()).round())
            .stem_v(if self.face == Face::Regular { 80.0 } else { 120.0 })
            .font_file2(file);
    }
}
