//! Comments: kept once, whoever brings them, and in one order for everybody.

use super::*;

pub(super) fn said(n: u8, node: Id, reply_to: Option<u8>, body: &str) -> CommentRow {
    CommentRow {
        id: Id::from_bytes([n; 16]),
        node,
        reply_to: reply_to.map(|n| Id::from_bytes([n; 16])),
        at: at(i64::from(n)),
        author: if n.is_multiple_of(2) { String::new() } else { "Ada".into() },
        kind: "said".into(),
        body: body.into(),
    }
}

#[test]
fn what_was_said_comes_back_and_is_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, draft, _) = with_ladder(&folder);
    let lead = named(&draft, "Lead");
    // A node that this library has never seen is talked about as well.
    let unheard = Id::from_bytes([0x77; 16]);
    let settled = CommentRow { kind: "resolved".into(), ..said(4, lead, Some(1), "") };
    let rows =
        [said(1, lead, None, "Why “Lead”? \u{202e}"), said(2, lead, Some(1), "Because."), said(3, unheard, None, "?")];
    assert_eq!(store.add_comments(draft.root(), &rows).unwrap(), 3);
    assert_eq!(store.add_comments(draft.root(), &[rows[0].clone(), settled.clone()]).unwrap(), 1);
    drop(store);
    let mut store = open(&folder);
    let [one, two, three] = rows;
    assert_eq!(store.comments(draft.root()).unwrap(), [one, two, three, settled]);
    assert_eq!(store.draft(draft.root(), None).unwrap().0, draft, "no state has to do with it");
    assert_eq!(store.doctor().unwrap().damage, Vec::<String>::new());
    let strange = CommentRow { kind: "shouted".into(), ..said(9, lead, None, "") };
    assert!(store.add_comments(draft.root(), &[strange]).is_err());
    assert!(matches!(store.comments(lead), Err(StoreError::NoFramework(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn two_libraries_that_hand_each_other_everything_agree(
        talk in prop::collection::vec((any::<bool>(), 0..6u8, 0..3i64, "[a-c]{1,3}"), 0..10),
    ) {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (mut one, draft, _) = with_ladder(&here);
        let (mut two, _, _) = with_ladder(&there);
        let id = draft.root();
        for (n, (which, reply_to, time, body)) in (1u8..).zip(talk) {
            let row = CommentRow { at: at(time), ..said(n, id, Some(reply_to), &body) };
            if which { &mut one } else { &mut two }.add_comments(id, &[row]).unwrap();
        }
        let theirs = two.comments(id).unwrap();
        one.add_comments(id, &theirs).unwrap();
        let ours = one.comments(id).unwrap();
        two.add_comments(id, &ours).unwrap();
        prop_assert_eq!(&two.comments(id).unwrap(), &ours);
        prop_assert_eq!(one.add_comments(id, &ours).unwrap(), 0);
    }
}
