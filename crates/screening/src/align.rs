//! Sets the words of two names against each other, and adds up what agrees, what contradicts and what
//! one name has beyond the other, in bits of information.

use crate::{
    lexicon::{Kind, Lexicon},
    likeness::{likeness, likeness_of_runs},
    name,
    prepared::{Name, Prepared},
    token::Token,
};

/// How much all words of one entity agree with all words of another.
#[derive(Debug)]
pub struct Likenesses {
    width: usize,
    values: Vec<f32>,
    /// The most that each word of the left side can agree with words of the right, and the reverse.
    reach_left: Vec<f32>,
    reach_right: Vec<f32>,
}

impl Likenesses {
    /// Compares each word with each word, once for all names that they are in.
    pub fn between(left: &Prepared, right: &Prepared, lexicon: &Lexicon) -> Self {
        let width = right.tokens.len();
        let mut values = Vec::with_capacity(left.tokens.len() * width);
        let mut reach_left = vec![0.0_f32; left.tokens.len()];
        let mut reach_right = vec![0.0_f32; width];
        for (i, (one, brief)) in left.tokens.iter().zip(&left.briefs).enumerate() {
            for (j, other) in right.briefs.iter().enumerate() {
                let apart = brief.is_apart_from(other);
                let value = if apart { 0.0 } else { likeness(one, &right.tokens[j], lexicon) };
                values.push(value);
                let reach = if brief.could_begin(other) || other.could_begin(brief) {
                    value.max(JOINED)
                } else {
                    value
                };
                reach_left[i] = reach_left[i].max(reach);
                reach_right[j] = reach_right[j].max(reach);
            }
        }
        Self { width, values, reach_left, reach_right }
    }

    fn of(&self, left: u16, right: u16) -> f32 {
        self.values[usize::from(left) * self.width + usize::from(right)]
    }

    /// The most that a name of the left side can share with any name of the right.
    pub fn reach_of_left(&self, left: &Prepared, name: &Name) -> Reach {
        Reach::of(left, name, &self.reach_left)
    }

    /// The most that a name of the right side can share with any name of the left.
    pub fn reach_of_right(&self, right: &Prepared, name: &Name) -> Reach {
        Reach::of(right, name, &self.reach_right)
    }
}

/// How far a name can agree with any of another entity.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reach {
    /// The most bits that it can share.
    pub shared: f32,
    /// The bits of its words that agree with none.
    pub alone: f32,
}

impl Reach {
    fn of(entity: &Prepared, name: &Name, reach: &[f32]) -> Self {
        let mut sum = Self::default();
        for &place in &name.tokens {
            let (bits, reach) = (entity.bits(place), reach[usize::from(place)]);
            sum.shared += bits * reach;
            sum.alone += if reach == 0.0 { bits } else { 0.0 };
        }
        sum
    }
}

/// How much a word agrees with the same letters written as several words.
const JOINED: f32 = 0.95;

impl Alignment {
    /// The best that two names could come to, by how far each reaches: it is never less than what aligning
    /// them gives, unless they agree when run together.
    pub fn at_best(left: Reach, right: Reach) -> Self {
        Self {
            shared: left.shared.min(right.shared),
            contradicted: left.alone.min(right.alone),
            left_over: (left.alone - right.alone).abs(),
            ..Self::default()
        }
    }
}

/// What two names tell, in bits of information.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Alignment {
    /// In words that agree.
    pub shared: f32,
    /// In words that each name has and the other lacks.
    pub contradicted: f32,
    /// In words that one name has beyond the other.
    pub left_over: f32,
    /// How many words agree that carry identity.
    pub words: u8,
    /// Whether both names have numbers, and different ones.
    pub numbers_differ: bool,
    /// Whether one name has a number and the other has none.
    pub number_alone: bool,
}

/// One pair of words that agree; places are in the names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matched {
    /// The first word of the left name that takes part, and how many do.
    pub left: (u8, u8),
    /// The same of the right name.
    pub right: (u8, u8),
    /// How much they agree.
    pub likeness: f32,
}

/// The room that alignments use again and again.
#[derive(Debug, Default)]
pub struct Desk {
    candidates: Vec<(f32, u8, u8)>,
    /// The pairs of words that the last alignment matched.
    pub matched: Vec<Matched>,
}

/// Two names, and whose they are.
#[derive(Debug, Clone, Copy)]
pub struct Sides<'a> {
    /// Whose the left name is.
    pub left: &'a Prepared,
    /// The left name.
    pub left_name: &'a Name,
    /// Whose the right name is.
    pub right: &'a Prepared,
    /// The right name.
    pub right_name: &'a Name,
}

impl<'a> Sides<'a> {
    fn left_token(&self, at: u8) -> &'a Token {
        self.left.token(self.left_name.tokens[usize::from(at)])
    }

    fn left_bits(&self, at: u8) -> f32 {
        self.left.bits(self.left_name.tokens[usize::from(at)])
    }

    fn right_bits(&self, at: u8) -> f32 {
        self.right.bits(self.right_name.tokens[usize::from(at)])
    }

    fn right_token(&self, at: u8) -> &'a Token {
        self.right.token(self.right_name.tokens[usize::from(at)])
    }
}

/// Aligns two names: the best pairs of words first, then words that are written apart in one name and
/// together in the other, then the whole names run together.
pub fn align(sides: &Sides, likenesses: &Likenesses, desk: &mut Desk) -> Alignment {
    desk.matched.clear();
    let apart = match_words(sides, likenesses, desk);
    let run = whole_run(sides);
    let total = sides.left_name.bits.min(sides.right_name.bits);
    if run * total > apart.shared {
        desk.matched.clear();
        let all = |name: &Name| (0, u8::try_from(name.tokens.len()).unwrap_or(u8::MAX));
        let whole = Matched { left: all(sides.left_name), right: all(sides.right_name), likeness: run };
        desk.matched.push(whole);
        return Alignment {
            shared: run * total,
            contradicted: (1.0 - run) * total,
            left_over: 0.0,
            words: 2,
            numbers_differ: false,
            number_alone: false,
        };
    }
    apart
}

/// How much two names agree when their words are run together; 0 when no word is parted otherwise.
pub fn whole_run(sides: &Sides) -> f32 {
    let (left, right) = (sides.left_name, sides.right_name);
    let one_word = left.tokens.len() == 1 && right.tokens.len() == 1;
    if one_word || left.run.is_empty() || right.run.is_empty() {
        return 0.0;
    }
    if left.run_id == right.run_id {
        return 0.96;
    }
    if left.tokens.len() == right.tokens.len() || (left.run_letters ^ right.run_letters).count_ones() > 4 {
        return 0.0;
    }
    likeness_of_runs(&left.run, &right.run)
}

fn match_words(sides: &Sides, likenesses: &Likenesses, desk: &mut Desk) -> Alignment {
    let (left, right) = (sides.left_name, sides.right_name);
    desk.candidates.clear();
    for (i, &one) in (0u8..).zip(&left.tokens) {
        for (j, &other) in (0u8..).zip(&right.tokens) {
            let likeness = likenesses.of(one, other) * family_place(sides, i, j);
            if likeness > 0.0 {
                desk.candidates.push((likeness, i, j));
            }
        }
    }
    let worth =
        |&(likeness, i, j): &(f32, u8, u8)| likeness * sides.left_bits(i).min(sides.right_bits(j)) + likeness;
    desk.candidates.sort_by(|one, other| {
        worth(other)
            .total_cmp(&worth(one))
            .then((one.1 + one.2).cmp(&(other.1 + other.2)))
            .then(one.1.cmp(&other.1))
    });
    let (mut used_left, mut used_right) = (0u64, 0u64);
    for &(likeness, i, j) in &desk.candidates {
        if used_left >> i & 1 == 0 && used_right >> j & 1 == 0 {
            used_left |= 1 << i;
            used_right |= 1 << j;
            desk.matched.push(Matched { left: (i, 1), right: (j, 1), likeness });
        }
    }
    match_joined(sides, desk, &mut used_left, &mut used_right);
    add_up(sides, desk, used_left, used_right)
}

/// A father's name is not one's own: "Salman bin Muhammad" is not "Muhammad bin Salman".
fn family_place(sides: &Sides, i: u8, j: u8) -> f32 {
    let (left, right) = (sides.left_name.of_father, sides.right_name.of_father);
    if left != 0 && right != 0 && (left >> i & 1) != (right >> j & 1) { 0.5 } else { 1.0 }
}

/// Matches a word left over in one name with two or three neighbours left over in the other.
fn match_joined(sides: &Sides, desk: &mut Desk, used_left: &mut u64, used_right: &mut u64) {
    let free = |used: u64, count: usize| (0..count as u8).filter(move |&at| used >> at & 1 == 0);
    let (left_count, right_count) = (sides.left_name.tokens.len(), sides.right_name.tokens.len());
    if free(*used_left, left_count).count() == 0 || free(*used_right, right_count).count() == 0 {
        return;
    }
    for at in 0..left_count as u8 {
        if *used_left >> at & 1 == 0
            && let Some((first, count, likeness)) =
                joined(sides.left_token(at), right_count, *used_right, |at| sides.right_token(at))
        {
            *used_left |= 1 << at;
            *used_right |= ((1 << count) - 1) << first;
            desk.matched.push(Matched { left: (at, 1), right: (first, count), likeness });
        }
    }
    for at in 0..right_count as u8 {
        if *used_right >> at & 1 == 0
            && let Some((first, count, likeness)) =
                joined(sides.right_token(at), left_count, *used_left, |at| sides.left_token(at))
        {
            *used_right |= 1 << at;
            *used_left |= ((1 << count) - 1) << first;
            desk.matched.push(Matched { left: (first, count), right: (at, 1), likeness });
        }
    }
}

/// The run of two or three free neighbours that sounds like one word.
fn joined<'a>(
    word: &'a Token,
    count: usize,
    used: u64,
    token: impl Fn(u8) -> &'a Token,
) -> Option<(u8, u8, f32)> {
    if word.kind == Kind::Number {
        return None;
    }
    for first in 0..count as u8 {
        for length in 2..=3u8 {
            let last = first + length;
            if usize::from(last) > count || (first..last).any(|at| used >> at & 1 == 1) {
                break;
            }
            let near = likeness_of_joined(word, (first..last).map(&token));
            if near > 0.0 {
                return Some((first, length, near));
            }
        }
    }
    None
}

/// How much a word agrees with several run together: by sound, or by consonants when one of the two
/// is written without vowels.
fn likeness_of_joined<'a>(word: &'a Token, parts: impl Iterator<Item = &'a Token> + Clone) -> f32 {
    let Some(first) = parts.clone().next() else { return 0.0 };
    let by_sound = word.sounds.is_empty() == first.sounds.is_empty();
    let of = |token: &'a Token| if by_sound { token.heard() } else { &*token.skeleton };
    let letters: usize = parts.clone().map(|token| of(token).len()).sum();
    let as_one = |whole: &str| {
        let begins = !of(first).is_empty() && whole.starts_with(of(first));
        if whole.len() < 3 || letters.abs_diff(whole.len()) > 2 || !begins {
            return 0.0;
        }
        let run = name::run_together(parts.clone().map(of));
        if run == whole { JOINED } else { likeness_of_runs(&run, whole) }
    };
    let others = word.sounds.iter().skip(1).filter(|_| by_sound);
    others.map(|sound| as_one(sound)).fold(as_one(of(word)), f32::max)
}

fn add_up(sides: &Sides, desk: &Desk, used_left: u64, used_right: u64) -> Alignment {
    let mut sum = Alignment::default();
    let (mut lone_left, mut lone_right) = (0.0, 0.0);
    for matched in &desk.matched {
        let bits =
            |first: u8, count: u8, token: &dyn Fn(u8) -> f32| (first..first + count).map(token).sum::<f32>();
        let one = bits(matched.left.0, matched.left.1, &|at| sides.left_bits(at));
        let other = bits(matched.right.0, matched.right.1, &|at| sides.right_bits(at));
        let common = one.min(other);
        sum.shared += matched.likeness * common;
        lone_left += (1.0 - matched.likeness) * common;
        lone_right += (1.0 - matched.likeness) * common;
        if matches!(sides.left_token(matched.left.0).kind, Kind::Word | Kind::Number)
            && matched.likeness > 0.5
        {
            sum.words = sum.words.saturating_add(1);
        }
    }
    let (mut numbers_left, mut numbers_right) = (false, false);
    for at in 0..sides.left_name.tokens.len() as u8 {
        if used_left >> at & 1 == 0 {
            lone_left += sides.left_bits(at);
            numbers_left |= sides.left_token(at).kind == Kind::Number;
        }
    }
    for at in 0..sides.right_name.tokens.len() as u8 {
        if used_right >> at & 1 == 0 {
            lone_right += sides.right_bits(at);
            numbers_right |= sides.right_token(at).kind == Kind::Number;
        }
    }
    sum.contradicted = lone_left.min(lone_right);
    sum.left_over = (lone_left - lone_right).abs();
    sum.numbers_differ = numbers_left && numbers_right;
    sum.number_alone = numbers_left != numbers_right;
    sum
}
