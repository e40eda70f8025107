//! Reading JSON text into whole numbers, strings, lists and objects: as much as an export holds.
//!
//! Exists because an import is the one text that strangers write: it is read by the same code on the page and in the
//! tests, and no input may panic, recurse without end or cost more than its length. A JSON library with its number
//! formats costs 7 to 14 KB in the page; exports hold whole numbers only.

/// A value, with everything an export never holds read as [`Value::Other`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A whole number that fits.
    Int(i64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// An object; the last of two equal names counts.
    Object(Vec<(String, Self)>),
    /// null, true, false, or a number that is not whole or does not fit.
    Other,
}

impl Value {
    /// The value of a member, if this is an object that has it.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().rev().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// A member that is a whole number.
    pub(super) fn int(&self, name: &str) -> Option<i64> {
        if let Some(Self::Int(n)) = self.get(name) { Some(*n) } else { None }
    }

    /// A member that is text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        if let Some(Self::Text(text)) = self.get(name) { Some(text) } else { None }
    }

    /// A member that is a list.
    pub(super) fn list(&self, name: &str) -> Option<&[Self]> {
        if let Some(Self::List(items)) = self.get(name) { Some(items) } else { None }
    }
}

/// Deepest nesting that is read. An export needs four levels.
const DEEPEST: usize = 16;

/// The value of a whole text; nothing if it is not JSON or nests too deep.
pub(super) fn read(text: &str) -> Option<Value> {
    let mut reader = Reader { rest: text };
    let value = reader.value(DEEPEST)?;
    reader.space();
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, token: &str) -> bool {
        self.space();
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn value(&mut self, deeper: usize) -> Option<Value> {
        let deeper = deeper.checked_sub(1)?;
        if self.take("\"") {
            return self.text().map(Value::Text);
        }
        if self.take("[") {
            let mut items = Vec::new();
            self.members("]", |reader| {
                items.push(reader.value(deeper)?);
                Some(())
            })?;
            return Some(Value::List(items));
        }
        if self.take("{") {
            let mut members = Vec::new();
            self.members("}", |reader| {
                let name = if reader.take("\"") { reader.text()? } else { return None };
                let value = if reader.take(":") { reader.value(deeper)? } else { return None };
                members.push((name, value));
                Some(())
            })?;
            return Some(Value::Object(members));
        }
        if ["null", "true", "false"].into_iter().any(|word| self.take(word)) {
            return Some(Value::Other);
        }
        self.number()
    }

    fn members(&mut self, end: &str, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if self.take(end) {
            return Some(());
        }
        loop {
            one(self)?;
            if self.take(end) {
                return Some(());
            }
            if !self.take(",") {
                return None;
            }
        }
    }

    /// The rest of a string whose opening quote is taken.
    fn text(&mut self) -> Option<String> {
        let mut out = String::new();
        loop {
            let stop = self.rest.find(['"', '\\'])?;
            let (plain, rest) = self.rest.split_at_checked(stop)?;
            if plain.bytes().any(|b| b < 0x20) {
                return None;
            }
            out.push_str(plain);
            let mut chars = rest.chars();
            let found = chars.next()?;
            self.rest = chars.as_str();
            if found == '"' {
                return Some(out);
            }
            out.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let letter = chars.next()?;
        self.rest = chars.as_str();
        Some(match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode(),
            _ => return None,
        })
    }

    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if (0xd800..0xdc00).contains(&first) {
            // Characters beyond the first plane are two escapes.
            self.rest = self.rest.strip_prefix("\\u")?;
            let second = self.hex()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
            return char::from_u32(0x10000 + ((first - 0xd800) << 10) + second);
        }
        char::from_u32(first)
    }

    fn hex(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        if digits.bytes().all(|b| b.is_ascii_hexdigit()) { u32::from_str_radix(digits, 16).ok() } else { None }
    }

    fn number(&mut self) -> Option<Value> {
        let end = self.rest.find(|c: char| !matches!(c, '-' | '+' | '.' | 'e' | 'E' | '0'..='9'));
        let (number, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len()))?;
        let digits = number.strip_prefix('-').unwrap_or(number);
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        self.rest = rest;
        let whole = digits.bytes().all(|b| b.is_ascii_digit());
        Some(if whole { number.parse().map_or(Value::Other, Value::Int) } else { Value::Other })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_written() {
        let text = " {\"a\": [1, -20,\"x\\n\\u00e9\\ud83d\\ude00\"], \"b\":{}, \"c\":null, \"a2\" :1.5e3 } ";
        let value = read(text).expect("is JSON");
        let list = value.list("a").expect("a list");
        assert_eq!(list[..2], [Value::Int(1), Value::Int(-20)], "numbers");
        assert_eq!(list[2], Value::Text(String::from("x\n\u{e9}\u{1f600}")), "text");
        assert_eq!(
            (value.get("b"), value.get("a2")),
            (Some(&Value::Object(Vec::new())), Some(&Value::Other)),
            "others"
        );
        assert_eq!((value.int("c"), value.text("a"), value.get("z")), (None, None, None), "not what was asked for");
    }

    #[test]
    fn what_is_not_json_is_nothing() {
        for text in ["", "{", "[1,]", "{\"a\"}", "\"\\u12\"", "\"\\ud800x\"", "01x", "-", "nul", "1 2", "\"a\nb\""] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(read(&"[".repeat(100_000)), None, "endless nesting ends");
    }
}
