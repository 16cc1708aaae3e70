//! One name written in two ways, script by script.

use crate::support::{company, compared, named, person, two_companies, two_persons};

#[test]
fn latin_names_agree_through_order_accents_and_titles() {
    person("SMITH, John", "John Smith");
    person("Mr. Recep Tayyip Erdogan", "Recep Tayyip Erdoğan");
    person("Nicolás Maduro", "NICOLAS MADURO");
    person("Müller, Jürgen", "Juergen Mueller");
}

#[test]
fn a_slip_of_the_pen_is_forgiven_and_another_name_is_not() {
    person("Alexandr Lukashenka", "Alexander Lukashenko");
    person("Fridrich Buchenberg", "Friedrich Buchenberg");
    two_persons("Bashar al-Assad", "Hafez al-Assad");
    two_persons("Boris Abramovich", "Roman Abramovich");
}

#[test]
fn words_may_be_glued_or_parted() {
    person("SergeiLavrov", "Sergei Lavrov");
    person("Nikolai Patr ushev", "Nikolai Patrushev");
    company("Good Will Company", "Goodwill Company");
}

#[test]
fn romanisations_of_cyrillic_meet() {
    person("Сергей Шойгу", "Sergei Shoigu");
    person("Сергей Шойгу", "Sergej Shojgu");
    person("Лукашэнка Аляксандр Рыгоравiч", "ЛУКАШЭНКА Аляксандр Рыгоравіч");
    company("Рособоронэкспорт", "Rosoboronexport");
    two_persons("Фуад Гулієв", "Vita Klave");
}

#[test]
fn greek_armenian_and_georgian_are_romanised() {
    person("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis");
    person("Բարակ Օբամա", "Barack Obama");
    person("ბარაკ ობამა", "Barack Obama");
}

#[test]
fn arabic_names_meet_latin_ones_by_their_consonants() {
    person("فيصل بوغانمي", "Faysal Boughanmi");
    person("محمود أحمدي نجاد", "Mahmoud Ahmadi Nejad");
    person("عبد العزيز الحكيم", "Abdulaziz al-Hakim");
    two_persons("فيصل بوغانمي", "Omar Mahmoud Uthman");
}

#[test]
fn han_names_meet_pinyin_and_older_romanisations() {
    person("习近平", "Xi Jinping");
    person("張偉明", "Chang Weiming");
    two_persons("习近平", "Li Keqiang");
}

#[test]
fn kana_and_hangul_are_romanised() {
    person("バラク・オバマ", "Barack Obama");
    person("김정은", "Kim Jong Un");
    person("박근혜", "Park Geun-hye");
}

#[test]
fn legal_forms_are_typed_and_compared() {
    company("Siemens Aktiengesellschaft", "Siemens AG");
    company("ООО Рога и Копыта", "OOO Roga i Kopyta");
    company("OAO Gazprom", "Open Joint Stock Company Gazprom");
    company("Bowne Global Solutions, L.L.C.", "Bowne Global Solutions LLC");
    two_companies("Deutsche Bank AG", "Deutsche Bank GmbH");
    two_companies("CDE Company", "A.B.C. Company");
}

#[test]
fn abbreviations_symbols_and_numbers_are_read() {
    company("Guangzhou Haige Comm Grp", "Guangzhou Haige Communications Group");
    company("Procter & Gamble Co.", "Procter and Gamble Company");
    company("1st International Bank", "First International Bank");
    company("Brigade Forty Four", "Brigade 44");
    company("J.P. Morgan", "JP Morgan");
}

#[test]
fn a_legal_form_in_a_script_without_spaces_is_cut_off() {
    company("华为技术有限公司", "华为技术");
    company("삼성전자 주식회사", "삼성전자");
}

#[test]
fn foreign_names_in_chinese_characters_are_heard() {
    person("艾曼·扎瓦希里", "Ayman al-Zawahiri");
    person("艾曼·扎瓦希里", "أيمن الظواهري");
    person("哈菲兹·赛义德", "Hafiz Saeed");
    person("约瑟夫·科尼", "Joseph Kony");
    person("谢尔盖·绍伊古", "Сергей Шойгу");
    two_persons("艾曼·扎瓦希里", "Hafiz Saeed");
    two_persons("约瑟夫·科尼", "Joseph Kabila");
}

#[test]
fn names_of_koreans_in_chinese_characters_are_read_as_koreans_do() {
    person("金英哲", "Kim Yong Chol");
    person("李炳哲", "리병철");
    two_persons("金英哲", "Ri Pyong Chol");
}

#[test]
fn words_of_organisations_are_known_in_other_languages() {
    company("Трейдинг Компани “Орион”", "Orion Trading Company");
    company("Тульский оружейный завод", "Tula Arms Plant");
    company("深圳华强电子科技有限公司", "Shenzhen Huaqiang Electronic Technology Co., Ltd.");
    company("조선남강무역회사", "Korea Namgang Trading Corporation");
    company("شركة الخليج للتجارة", "Gulf Trading Company");
    company("Bank of Hong Kong", "香港银行");
    two_companies("Орион Банк", "Orion Trading Company");
    two_companies("조선남강무역회사", "Korea Paekho Trading Corporation");
}

#[test]
fn a_person_is_not_the_body_that_bears_the_name() {
    let body = named("LegalEntity", "Haji Khair Ullah Money Service");
    let compared = compared(&named("Person", "Haji Khair Ullah"), &body);
    assert!(compared.score < 0.5, "{compared:#?}");
    assert!(compared.features.iter().any(|feature| feature.feature == "other-sort"));
}

#[test]
fn what_kind_of_body_it_is_may_be_said_or_left_out_in_any_language() {
    company("حركة طالبان باكستان", "Tehrik-e Taliban Pakistan");
    let score =
        |one: &str, other: &str| compared(&named("Organization", one), &named("Organization", other)).score;
    assert!(score("Harakat al-Shabaab", "Al-Shabaab") > score("Mombasa al-Shabaab", "Al-Shabaab") + 0.2);
    assert!(score("حركة الشباب", "Al-Shabaab") > 0.5);
    two_companies("Movement for Democratic Change", "Movement for National Unity");
}
