//! Loops in a small graph: its strongly connected components (Tarjan, 1972, without recursion), and
//! the linear systems within them.

/// The components of a graph of `next` (each node's successors), each component after all those that
/// it leads to.
pub(super) fn components(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let mut found = Vec::new();
    let mut index = vec![UNSEEN; next.len()];
    let mut low = vec![0; next.len()];
    let mut open = vec![false; next.len()];
    let (mut stack, mut calls, mut counter) = (Vec::new(), Vec::new(), 0);
    for root in 0..next.len() {
        if index[root] != UNSEEN {
            continue;
        }
        calls.push((root, 0));
        while let Some((node, child)) = calls.pop() {
            if child == 0 {
                (index[node], low[node], open[node]) = (counter, counter, true);
                counter += 1;
                stack.push(node);
            } else {
                low[node] = low[node].min(low[next[node][child - 1]]);
            }
            let unseen = (child..next[node].len()).find(|at| {
                let to = next[node][*at];
                if open[to] {
                    low[node] = low[node].min(index[to]);
                }
                index[to] == UNSEEN
            });
            if let Some(at) = unseen {
                calls.push((node, at + 1));
                calls.push((next[node][at], 0));
            } else if low[node] == index[node] {
                let start = stack.iter().rposition(|one| *one == node).unwrap_or(0);
                let component = stack.split_off(start);
                component.iter().for_each(|one| open[*one] = false);
                found.push(component);
            }
        }
    }
    found
}

/// Solves `matrix · x = right` by elimination with pivots; none when the matrix is singular.
pub(super) fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let size = right.len();
    for column in 0..size {
        let pivot = (column..size)
            .max_by(|one, other| matrix[*one][column].abs().total_cmp(&matrix[*other][column].abs()))?;
        if matrix[pivot][column].abs() < 1e-13 {
            return None;
        }
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        let (done, rest) = matrix.split_at_mut(column + 1);
        for (row, values) in rest.iter_mut().enumerate() {
            let factor = values[column] / done[column][column];
            if factor != 0.0 {
                for at in column..size {
                    values[at] -= factor * done[column][at];
                }
                right[column + 1 + row] -= factor * right[column];
            }
        }
    }
    for column in (0..size).rev() {
        let known: f64 = (column + 1..size).map(|at| matrix[column][at] * right[at]).sum();
        right[column] = (right[column] - known) / matrix[column][column];
    }
    Some(right)
}
