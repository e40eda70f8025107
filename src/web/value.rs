//! Rust data to script data: plain objects, no classes, the browser's own JSON.
//!
//! A serializer of our own: the ready-made one keeps a table of names and has words for what cannot be said, in 1.5 KB
//! more. What this program tells is made of records, lists, words, whole and decimal numbers and yes or no; of anything
//! else it says `null`.

use crate::units::{f64_from_i64, f64_from_u64};
use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde::ser::{self, Impossible};
use std::fmt;
use wasm_bindgen::JsValue;

/// Plain script data.
pub(crate) fn to_value(data: &impl Serialize) -> JsValue {
    let Ok(value) = data.serialize(Plain);
    value
}

/// JSON text, or an empty string if the data cannot be said in JSON.
pub(crate) fn to_json(data: &impl Serialize) -> String {
    js_sys::JSON::stringify(&to_value(data)).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Says data as a script value.
struct Plain;

/// Why data cannot be said. There is none, and so no code that looks for it.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        // Only data of another kind could ask for this, and there is none in the program.
        std::process::abort()
    }
}

type Said = Result<JsValue, Never>;

/// Kinds of data that are one call of the browser.
macro_rules! said {
    ($($method:ident($type:ty): $say:expr;)+) => {
        $(fn $method(self, value: $type) -> Said {
            Ok($say(value))
        })+
    };
}

/// Kinds of data that this program does not tell.
macro_rules! unsaid {
    ($($method:ident$(<$t:ident>)?($($type:ty),*);)+) => {
        $(fn $method$(<$t: ?Sized + Serialize>)?(self $(, _: $type)*) -> Said {
            Ok(JsValue::NULL)
        })+
    };
}

/// Groups of data that this program does not tell.
macro_rules! unmade {
    ($($method:ident($($type:ty),*);)+) => {
        $(fn $method(self $(, _: $type)*) -> Result<Impossible<JsValue, Never>, Never> {
            std::process::abort()
        })+
    };
}

impl ser::Serializer for Plain {
    type Ok = JsValue;
    type Error = Never;
    type SerializeSeq = List;
    type SerializeTuple = Impossible<JsValue, Never>;
    type SerializeTupleStruct = Impossible<JsValue, Never>;
    type SerializeTupleVariant = Impossible<JsValue, Never>;
    type SerializeMap = Impossible<JsValue, Never>;
    type SerializeStruct = Record;
    type SerializeStructVariant = Impossible<JsValue, Never>;

    said! {
        serialize_bool(bool): JsValue::from_bool;
        serialize_i8(i8): JsValue::from;
        serialize_i16(i16): JsValue::from;
        serialize_i32(i32): JsValue::from;
        serialize_i64(i64): |n| JsValue::from_f64(f64_from_i64(n));
        serialize_u8(u8): JsValue::from;
        serialize_u16(u16): JsValue::from;
        serialize_u32(u32): JsValue::from;
        serialize_u64(u64): |n| JsValue::from_f64(f64_from_u64(n));
        serialize_f32(f32): JsValue::from;
        serialize_f64(f64): JsValue::from_f64;
        serialize_str(&str): JsValue::from_str;
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Said {
        value.serialize(self)
    }

    unsaid! {
        serialize_char(char);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
        serialize_newtype_struct<T>(&'static str, &T);
        serialize_newtype_variant<T>(&'static str, u32, &'static str, &T);
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, Never> {
        Ok(List(Array::new()))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Record, Never> {
        Ok(Record(Object::new()))
    }

    unmade! {
        serialize_tuple(usize);
        serialize_tuple_struct(&'static str, usize);
        serialize_tuple_variant(&'static str, u32, &'static str, usize);
        serialize_map(Option<usize>);
        serialize_struct_variant(&'static str, u32, &'static str, usize);
    }
}

/// A list that grows.
struct List(Array);

impl ser::SerializeSeq for List {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Never> {
        self.0.push(&value.serialize(Plain)?);
        Ok(())
    }

    fn end(self) -> Said {
        Ok(self.0.into())
    }
}

/// An object that grows.
struct Record(Object);

impl Record {
    #[inline(never)]
    fn put(&self, name: &str, value: &JsValue) {
        // A plain object takes everything.
        Reflect::set(&self.0, &JsValue::from_str(name), value).ok();
    }
}

impl ser::SerializeStruct for Record {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), Never> {
        self.put(name, &value.serialize(Plain)?);
        Ok(())
    }

    fn end(self) -> Said {
        Ok(self.0.into())
    }
}
