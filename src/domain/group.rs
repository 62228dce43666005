//! A group: contacts of one company under one name.

use super::filing::{Filed, Filing};
use super::form::Form;
use super::refusal::FieldRefusal;
use super::text::required_line;
use serde::{Deserialize, Serialize};

/// A group, its name checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Its name, which no other group of the company has.
    pub name: String,
}

/// A group as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GroupInput {
    /// Its name.
    #[serde(default)]
    pub name: String,
}

impl TryFrom<GroupInput> for Group {
    type Error = Vec<FieldRefusal>;

    fn try_from(typed: GroupInput) -> Result<Self, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let name = form.take("name", required_line(&typed.name, 120));
        form.close(|| Some(Group { name: name? }))
    }
}

impl Filed for Group {
    fn filing(&self) -> Filing {
        Filing::under(&self.name, [])
    }
}
