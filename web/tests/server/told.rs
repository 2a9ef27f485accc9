//! What the runner tells: the movement check, sets, effort, mornings; from a phone too.

use crate::site::Site;
use axum::http::StatusCode;

#[tokio::test]
async fn the_movement_check_goes_test_by_test_stops_at_pain_and_reaches_the_runner() {
    let site = Site::new();
    let next = site.get("/move/check?overhead_squat=3").await.body;
    assert!(next.contains("test 2 of 9") && next.contains("name=\"step_down.right\""), "{next}");
    assert!(site.get("/move/check?overhead_squat=-").await.body.contains("test 2 of 9"));
    let hurts = "step_down.left=0&step_down.right=2";
    assert!(site.get(&format!("/move/check?{hurts}")).await.body.contains("the check stops here"));
    let low =
        "overhead_squat=1&step_down.left=1&step_down.right=1&single_leg_balance.left=1&single_leg_balance.right=1";
    let kept = site.post("/move/check", low).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    assert!(kept.body.contains("An offer, nothing more") && kept.body.contains("name=\"why\" value=\"check\""));
    let page = site.get("/move").await.body;
    assert!(page.contains("Checks so far") && page.contains("knees that follow the toes"), "{page}");
    for bad in ["overhead_squat=7", "overhead_squat=x", "levitation=2", "step_down.left=2", ""] {
        assert_eq!(site.post("/move/check", bad).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
    }
}

#[tokio::test]
async fn sets_effort_mornings_and_sweat_are_kept_and_taken_back() {
    let site = Site::new();
    let sets =
        site.post("/log/sets", "exercise=deadlift&session=w01-lift1&reps=10&load=24&reps=8&load=24&reserve=2").await;
    assert_eq!(sets.status, StatusCode::OK, "{}", sets.body);
    assert!(sets.body.contains("10, 8 with 24 kg") && sets.body.contains("href=\"/plan/sessions/w01-lift1\""));
    let effort = site.post("/log/effort", "date=2026-11-22&rpe=7&minutes=45&pain=yes&note=calf+%3Cb%3E").await;
    assert_eq!(effort.status, StatusCode::OK, "{}", effort.body);
    assert!(effort.body.contains("calf &#60;b&#62;") && effort.body.contains("Pain is a reason to stop"));
    let morning = site.post("/log/morning", "hrv_ms=62&resting=48&sleep_h=7,5").await;
    assert!(morning.body.contains("HRV 62 ms"), "{}", morning.body);
    let sweat = site.post("/log/sweat", "before=61.2&after=60.4&drink=0.5&minutes=75").await;
    assert!(sweat.body.contains("sweat 1.0 L an hour"), "{}", sweat.body);
    let list = site.get("/log").await.body;
    assert!(list.contains("deadlift, 10, 8 with 24 kg") && list.contains("effort 7 of 10"), "{list}");
    assert_eq!(site.post("/log/undo", "").await.leads_to(), "/log");
    assert!(!site.get("/log").await.body.contains("sweat 1.0"));
    for (path, form) in [
        ("/log/sets", "exercise=levitation&reps=10"),
        ("/log/sets", "exercise=deadlift&reps="),
        ("/log/effort", "date=2026-11-22&rpe=12&minutes=45"),
        ("/log/effort", "date=someday&rpe=5"),
        ("/log/sweat", "before=61.2"),
        ("/log/morning", "hrv_ms=much"),
    ] {
        assert_eq!(site.post(path, form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {form}");
    }
}

#[tokio::test]
async fn what_a_phone_sends_twice_is_kept_once_on_the_day_it_says() {
    let site = Site::new();
    let sets = "exercise=deadlift&session=&reps=10&load=24&key=0f1e2d3c4b5a&on=2026-11-21";
    for _ in 0..2 {
        assert_eq!(site.post("/log/sets", sets).await.status, StatusCode::OK);
    }
    let list = site.get("/log").await.body;
    assert!(list.matches("deadlift, 10 with 24 kg").count() == 1 && list.contains("Sat 21 Nov"), "{list}");
    // A phone whose clock runs in another year is not believed.
    let morning = site.post("/log/morning", "hrv_ms=62&key=aa11bb22cc33&on=2031-01-01").await;
    assert!(morning.body.contains("Monday 23 November"), "{}", morning.body);
    assert_eq!(site.post("/log/weight", "mass=61,4&key=bb11bb22cc33").await.status, StatusCode::OK);
    assert_eq!(site.post("/log/weight", "mass=61,4&key=%3Cb%3E").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
