//! Foreign files in the window: looked at first, put right column by column, kept, taken back, known again.

use rungs_tests::webdriver::{Place, Window, key, see};

const TABLE: &str = "x1;x2;x3\n\
    Carer;Junior;Helps people to eat and drink\n\
    Carer;Senior;Plans the care of a whole ward\n";

/// Says in the menu over a column what it is.
fn say(window: &Window, column: &str, role: &str) {
    window.click(&format!("//button[starts-with(@aria-label, 'Column {column} ')]"));
    window.click(&format!("//*[starts-with(@role, 'menuitem')][.='{role}']"));
    window.gone("//*[@role='menu']");
}

/// Says how the table is laid out.
fn lay_out(window: &Window, layout: &str) {
    window.click(&format!("//select/option[.='{layout}']"));
    window.gone("//*[@aria-busy='true']");
}

fn import(window: &Window) {
    // Nothing can be imported while it is read anew.
    window.click("//button[normalize-space()='Import' and not(@disabled)]");
}

#[test]
fn an_unknown_table_is_put_right_imported_taken_back_and_known_again() {
    let Some(place) = Place::new() else { return };
    place.drop_file("care.csv", TABLE.as_bytes());
    let window = place.open();
    window.find("//main//h1[.='care.csv']");
    lay_out(&window, "An ability a row");
    for (column, role) in [("A", "Path"), ("B", "Step"), ("C", "Ability")] {
        say(&window, column, role);
    }
    window.find("//*[@role='status'][contains(., '2') and contains(., 'steps')]");
    window.find("//*[@role='treegrid'][@aria-label='What comes in']//*[@role='row'][contains(., 'Carer')]");
    let account = window.text("//section[@aria-label='What was left out']");
    assert!(account.contains("Every character accounted for"), "{account}");
    window.shot("import-mapped");
    import(&window);
    window.find("//main//h1[contains(., 'Carer')]");
    window.find(&see::words_with("came in with 2 abilities"));
    window.click("//section//button[contains(., 'Undo')]");
    window.find(&see::words_with("is off the shelf again"));
    // The next file of that shape is read as was said of this one.
    place.drop_file("care-2027.csv", TABLE.replace("Carer", "Nurse").as_bytes());
    window.find("//main//h1[.='care-2027.csv']");
    window.find(&see::words_with("as you said last time"));
    import(&window);
    window.find("//main//h1[contains(., 'Nurse')]");
}

#[test]
fn a_file_that_is_not_wanted_leaves_nothing_behind() {
    let Some(place) = Place::new() else { return };
    place.drop_file("care.csv", TABLE.as_bytes());
    let window = place.open();
    window.find("//main//h1[.='care.csv']");
    window.press(&[key::ESCAPE]);
    window.find("//button[contains(., 'Delivery planning')]");
    assert!(!window.has("//*[@aria-label='Frameworks']"));
}

#[test]
fn a_copied_table_is_pasted_into_an_empty_library() {
    let Some(place) = Place::new() else { return };
    let window = place.open();
    window.click("//button[contains(., 'Paste text')]");
    let text =
        "Role\tLevel\tStatement\nNurse\tSenior\tPlans the care of a whole ward\nNurse\tLead\tAnswers for two wards\n";
    window.click(&see::field("A table or text that you copied"));
    // A tab typed into a field would leave it; what is pasted does not.
    window.script(&format!(
        "const field = document.querySelector('[role=dialog] textarea');
         Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, {text:?});
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ));
    window.click(&see::button("Look at it"));
    window.find("//main//h1[.='Clipboard']");
    import(&window);
    window.find("//main//h1[contains(., 'Nurse')]");
}
