//! What a condition speaks of, read off its syntax tree.

use std::collections::BTreeSet;

use cel::IdedExpr;
use cel::common::ast::{ComprehensionExpr, EntryExpr, Expr};

/// The facts that an expression speaks of, as paths such as `data.personal`. Names that a macro
/// binds (`sector` in `sectors.exists(sector, …)`) are not facts.
pub(crate) fn paths(expression: &IdedExpr) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    collect(expression, &mut Vec::new(), &mut paths);
    paths
}

fn collect<'a>(expression: &'a IdedExpr, bound: &mut Vec<&'a str>, paths: &mut BTreeSet<String>) {
    if let Some(segments) = segments(&expression.expr) {
        if !bound.contains(&segments[0]) {
            paths.insert(segments.join("."));
        }
        return;
    }
    match &expression.expr {
        Expr::Call(call) => {
            let parts = call.target.iter().map(|target| &**target).chain(&call.args);
            parts.for_each(|part| collect(part, bound, paths));
        }
        Expr::Comprehension(comprehension) => collect_comprehension(comprehension, bound, paths),
        Expr::List(list) => list.elements.iter().for_each(|element| collect(element, bound, paths)),
        Expr::Select(select) => collect(&select.operand, bound, paths),
        Expr::Map(map) => map.entries.iter().for_each(|entry| collect_entry(&entry.expr, bound, paths)),
        Expr::Struct(structure) => {
            structure.entries.iter().for_each(|entry| collect_entry(&entry.expr, bound, paths))
        }
        Expr::Ident(_) | Expr::Literal(_) | Expr::Unspecified => {}
    }
}

fn collect_comprehension<'a>(
    comprehension: &'a ComprehensionExpr,
    bound: &mut Vec<&'a str>,
    paths: &mut BTreeSet<String>,
) {
    // The range and the start are read before the names are bound.
    collect(&comprehension.iter_range, bound, paths);
    collect(&comprehension.accu_init, bound, paths);
    let outside = bound.len();
    bound.push(&comprehension.iter_var);
    bound.push(&comprehension.accu_var);
    bound.extend(comprehension.iter_var2.as_deref());
    collect(&comprehension.loop_cond, bound, paths);
    collect(&comprehension.loop_step, bound, paths);
    collect(&comprehension.result, bound, paths);
    bound.truncate(outside);
}

fn collect_entry<'a>(entry: &'a EntryExpr, bound: &mut Vec<&'a str>, paths: &mut BTreeSet<String>) {
    match entry {
        EntryExpr::MapEntry(entry) => {
            collect(&entry.key, bound, paths);
            collect(&entry.value, bound, paths);
        }
        EntryExpr::StructField(field) => collect(&field.value, bound, paths),
    }
}

/// `a.b.c` as its three names; `None` for anything but a name with fields.
fn segments(expression: &Expr) -> Option<Vec<&str>> {
    match expression {
        Expr::Ident(name) => Some(vec![name]),
        Expr::Select(select) => {
            let mut names = segments(&select.operand.expr)?;
            names.push(&select.field);
            Some(names)
        }
        _ => None,
    }
}
