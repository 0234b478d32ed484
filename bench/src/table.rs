//! A result, as a Markdown table.

/// Rows of equal length, the first being the heading.
pub struct Table {
    title: &'static str,
    rows: Vec<Vec<String>>,
    note: String,
}

impl Table {
    pub fn new<const N: usize>(title: &'static str, heading: [&str; N]) -> Self {
        Self {
            title,
            rows: vec![heading.map(str::to_owned).to_vec(), vec!["---".to_owned(); N]],
            note: String::new(),
        }
    }

    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.to_vec());
    }

    /// What a reader must know of the rows.
    pub fn note(&mut self, text: &str) {
        self.note = format!("{text}\n\n");
    }

    #[expect(clippy::print_stdout, reason = "the result of a command-line tool")]
    pub fn print(&self) {
        println!("### {}\n", self.title);
        for row in &self.rows {
            println!("| {} |", row.join(" | "));
        }
        print!("\n{}", self.note);
    }
}

/// The value in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert!((median(vec![9.0, 1.0, 3.0]) - 3.0).abs() < f64::EPSILON);
        assert!(median(Vec::new()).is_nan());
    }
}
