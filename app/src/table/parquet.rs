//! Parquet: one group of rows, every column optional.

use super::{Column, Table};
use crate::{Error, Result};
use parquet::{
    basic::{LogicalType, Repetition, Type as Physical},
    column::writer::ColumnWriterImpl,
    data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type},
    errors::ParquetError,
    file::{
        properties::WriterProperties,
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::types::Type,
};
use std::{io::Write, sync::Arc};

impl Table {
    /// The table as a Parquet file: texts as UTF-8, numbers as 64-bit floats and integers; an absent value is null.
    pub(super) fn parquet(&self) -> Result<Vec<u8>> {
        self.written().map_err(|e| Error::Broken(format!("a Parquet table: {e}")))
    }

    fn written(&self) -> Result<Vec<u8>, ParquetError> {
        let fields = self.columns.iter().map(|(name, column)| field(name, column).map(Arc::new));
        let schema = Type::group_type_builder("stayer").with_fields(fields.collect::<Result<_, _>>()?).build()?;
        let properties = WriterProperties::builder().set_created_by("stayer".into()).build();
        let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
        let mut group = writer.next_row_group()?;
        for (_, column) in &self.columns {
            match column {
                Column::Text(values) => {
                    let texts = values.iter().map(|value| value.as_deref().map(ByteArray::from));
                    put::<ByteArrayType, _>(&mut group, texts)?;
                }
                Column::Number(values) => put::<DoubleType, _>(&mut group, values.iter().copied())?,
                Column::Whole(values) => put::<Int64Type, _>(&mut group, values.iter().copied())?,
                Column::Flag(values) => put::<BoolType, _>(&mut group, values.iter().copied())?,
            }
        }
        group.close()?;
        writer.into_inner()
    }
}

fn field(name: &str, column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column {
        Column::Text(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Column::Number(_) => (Physical::DOUBLE, None),
        Column::Whole(_) => (Physical::INT64, None),
        Column::Flag(_) => (Physical::BOOLEAN, None),
    };
    Type::primitive_type_builder(name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()
}

/// The next column of a group: its present values, and for each row whether there is one.
fn put<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let (mut present, mut levels) = (Vec::new(), Vec::new());
    for value in values {
        levels.push(i16::from(value.is_some()));
        present.extend(value);
    }
    let more = "more columns than the schema has";
    let mut column = group.next_column()?.ok_or_else(|| ParquetError::General(more.into()))?;
    let typed: &mut ColumnWriterImpl<'_, T> = column.typed::<T>();
    typed.write_batch(&present, Some(&levels), None)?;
    column.close()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use parquet::{
        file::reader::{FileReader, SerializedFileReader},
        record::Field,
    };

    #[test]
    fn every_value_comes_back_and_absent_ones_are_null() {
        let table = Table {
            columns: vec![
                ("name", Column::Text(vec![Some("Übung, \"two\"\nlines".into()), None, Some(String::new())])),
                ("distance_m", Column::Number(vec![Some(42_195.1), Some(0.0), None])),
                ("id", Column::Whole(vec![Some(i64::MAX), None, Some(-1)])),
                ("race", Column::Flag(vec![None, Some(true), Some(false)])),
            ],
        };
        let bytes = table.parquet().unwrap();
        assert_eq!((&bytes[..4], &bytes[bytes.len() - 4..]), (&b"PAR1"[..], &b"PAR1"[..]));
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&bytes).unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        let rows: Vec<Vec<Field>> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| row.unwrap().get_column_iter().map(|(_, field)| field.clone()).collect())
            .collect();
        assert_eq!(
            rows,
            [
                vec![
                    Field::Str("Übung, \"two\"\nlines".into()),
                    Field::Double(42_195.1),
                    Field::Long(i64::MAX),
                    Field::Null
                ],
                vec![Field::Null, Field::Double(0.0), Field::Null, Field::Bool(true)],
                vec![Field::Str(String::new()), Field::Null, Field::Long(-1), Field::Bool(false)],
            ]
        );
        let empty = Table { columns: vec![("id", Column::Whole(Vec::new()))] };
        assert!(empty.parquet().unwrap().starts_with(b"PAR1"));
        assert_eq!(String::from_utf8(table.csv().unwrap()).unwrap().lines().next(), Some("name,distance_m,id,race"));
    }
}
