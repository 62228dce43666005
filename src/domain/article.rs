//! An article of the catalogue: what a line of a document can be filled from.

use super::filing::{Filed, Filing};
use super::form::Form;
use super::line::{Nature, Unit};
use super::quantity::UnitPrice;
use super::refusal::FieldRefusal;
use super::text::{LINE_MAX, TEXT_MAX, optional_line, optional_text, required_line};
use super::vat::{Vat, VatCode};
use serde::{Deserialize, Serialize};

/// An article, every value of it checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Article {
    /// The company's own code for it.
    pub reference: Option<String>,
    /// Its name.
    pub name: String,
    /// More about it.
    pub description: Option<String>,
    /// Goods or a service.
    pub nature: Nature,
    /// What is counted.
    pub unit: Unit,
    /// The price of one, VAT excluded.
    pub unit_price: UnitPrice,
    /// How it is taxed.
    pub vat: Vat,
}

/// An article as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct ArticleInput {
    /// The company's own code for it.
    pub reference: Option<String>,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// More about it.
    pub description: Option<String>,
    /// Goods or a service.
    pub nature: Nature,
    /// A code of UN/ECE Recommendation 20; one when nothing is said.
    pub unit: Option<String>,
    /// The price of one, VAT excluded: a decimal with a dot.
    #[serde(default)]
    pub unit_price: String,
    /// How it is taxed.
    pub vat: VatCode,
}

impl TryFrom<ArticleInput> for Article {
    type Error = Vec<FieldRefusal>;

    fn try_from(typed: ArticleInput) -> Result<Self, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let reference = form.take("reference", optional_line(typed.reference.as_deref(), 60));
        let name = form.take("name", required_line(&typed.name, LINE_MAX));
        let description = form.take("description", optional_text(typed.description.as_deref(), TEXT_MAX));
        let unit = form.optional("unit", typed.unit.as_deref(), Unit::parse);
        let unit_price = form.take("unit_price", UnitPrice::parse(&typed.unit_price));
        let vat = form.take("vat", Vat::try_from(&typed.vat));
        form.close(|| {
            Some(Article {
                reference: reference?,
                name: name?,
                description: description?,
                nature: typed.nature,
                unit: unit?.unwrap_or_default(),
                unit_price: unit_price?,
                vat: vat?,
            })
        })
    }
}

impl Filed for Article {
    fn filing(&self) -> Filing {
        Filing::under(&self.name, [self.reference.as_deref(), self.description.as_deref()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(json: &str) -> Result<Article, Vec<FieldRefusal>> {
        serde_json::from_str::<ArticleInput>(json).unwrap().try_into()
    }

    #[test]
    fn an_article_is_read_whole_or_refused_field_by_field() {
        let article = typed(
            r#"{"name":" Conseil ","nature":"service","unit":"HUR","unit_price":"85.50","vat":{"category":"S","rate":2000}}"#,
        );
        assert_eq!(article.unwrap().name, "Conseil");
        let refused = typed(r#"{"nature":"goods","unit":"heure","unit_price":"1,5","vat":{"category":"E"}}"#)
            .unwrap_err();
        let named: Vec<_> = refused.iter().map(|it| (it.field.as_str(), it.code)).collect();
        assert_eq!(
            named,
            [
                ("name", "missing"),
                ("unit", "unknown_unit"),
                ("unit_price", "not_a_number"),
                ("vat", "vat_reason_missing")
            ]
        );
    }
}
