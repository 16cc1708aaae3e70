//! A CSV file as a table whose every cell knows its place.

use super::ImportError;
use crate::edition::{POINTS, two_decimals};

/// A CSV file with its header. The reader itself drops the byte order mark with which several begin.
pub(super) struct Table {
    file: String,
    header: Vec<String>,
    pub rows: Vec<Row>,
}

/// One record; it may span several lines where a quoted cell does.
pub(super) struct Row {
    /// The line on which it begins, from 1.
    pub line: u64,
    cells: Vec<String>,
}

impl Table {
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, ImportError> {
        let wrong = |line, column: &str, message| ImportError::Cell {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            message,
        };
        std::str::from_utf8(bytes).map_err(|error| {
            let line = 1 + newlines(&bytes[..error.valid_up_to()]);
            wrong(line, "1 or later", "the text is not UTF-8 from here on; save it as UTF-8".into())
        })?;
        let mut lines = Lines { bytes, at: 0, line: 1 };
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| wrong(lines.line, "1", error.to_string()))?;
            let line = lines.of(record.position().map_or(0, csv::Position::byte));
            rows.push(Row { line, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() });
        }
        let header = if rows.is_empty() { Vec::new() } else { rows.remove(0).cells };
        let table = Table { file: file.to_owned(), header, rows };
        table.check_widths()?;
        Ok(table)
    }

    fn check_widths(&self) -> Result<(), ImportError> {
        let width = self.header.len();
        match self.rows.iter().find(|row| row.cells.len() != width) {
            Some(row) => Err(self.wrong(
                row.line,
                row.cells.len().to_string(),
                format!(
                    "the row has {} cells and the header {width}; the file is cut or mixed up",
                    row.cells.len()
                ),
            )),
            None => Ok(()),
        }
    }

    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The column that is headed by one of `spellings`.
    pub fn column(&self, spellings: &[&str]) -> Result<usize, ImportError> {
        self.header.iter().position(|head| spellings.contains(&head.as_str())).ok_or_else(|| {
            self.wrong(
                1,
                spellings[0].to_owned(),
                format!("no such column; the header has {}", self.header.join(", ")),
            )
        })
    }

    pub fn text<'a>(&self, row: &'a Row, column: usize) -> Result<&'a str, ImportError> {
        match row.cells[column].as_str() {
            "" => Err(self.cell(row, column, "the cell is empty".into())),
            text => Ok(text),
        }
    }

    /// Points from 0 to 100, rounded to two decimals.
    pub fn points(&self, row: &Row, column: usize) -> Result<f64, ImportError> {
        let text = self.text(row, column)?;
        match text.parse::<f64>() {
            Ok(points) if POINTS.contains(&points) => Ok(rounded(points)),
            _ => Err(self.cell(row, column, format!("`{text}` is not a number from 0 to 100"))),
        }
    }

    /// Points, or `None` where the publisher says that the indicator does not apply: `N/A` or `NA`,
    /// even within one file. An empty cell is neither, and is refused.
    pub fn points_if_applicable(&self, row: &Row, column: usize) -> Result<Option<f64>, ImportError> {
        match self.text(row, column)? {
            "N/A" | "NA" => Ok(None),
            _ => self.points(row, column).map(Some),
        }
    }

    pub fn cell(&self, row: &Row, column: usize, message: String) -> ImportError {
        self.wrong(row.line, self.header[column].clone(), message)
    }

    pub fn wrong(&self, line: u64, column: String, message: String) -> ImportError {
        ImportError::Cell { file: self.file.clone(), line, column, message }
    }
}

/// Counts lines by the bytes. The CSV reader's own count runs one behind in files with Windows line
/// ends, of which there are several.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the record that the reader found at or after `byte`. Asked in rising order.
    fn of(&mut self, byte: u64) -> u64 {
        let mut start = usize::try_from(byte).unwrap_or(usize::MAX).clamp(self.at, self.bytes.len());
        // A record's place includes line ends left over before it, and empty lines.
        start += self.bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.line += newlines(&self.bytes[self.at..start]);
        self.at = start;
        self.line
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// To two decimals, except that what is not zero stays so: "nothing disclosed" must not come from
/// rounding.
fn rounded(points: f64) -> f64 {
    let rounded = two_decimals(points);
    if rounded == 0.0 { points } else { rounded }
}
