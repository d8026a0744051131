"""The page in a real Chromium: choosing a reference marks its passage, Escape leads back, nothing else runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.render.accounts import FOUND, account

from crosswire.records.stories import Reconstruction
from crosswire.render.html import to_html

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="needs Debian's chromium and chromium-driver")
SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1400,900",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Any:
    file = tmp_path / "brief.html"
    file.write_text(to_html(FOUND), encoding="utf-8")
    browser.get(file.as_uri())
    return browser


def test_nothing_complains_and_nothing_of_a_report_runs(page: Any) -> None:
    assert page.get_log("browser") == []
    assert page.execute_script("return document.images.length") == 0
    assert "alert(1)" in page.find_element("css selector", "h1").text


def test_choosing_a_reference_marks_its_passage_and_escape_leads_back(page: Any) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    link = page.find_element(By.CSS_SELECTOR, "a.ref")
    link.send_keys(Keys.ENTER)
    chosen = page.find_elements(By.CSS_SELECTOR, ".chosen")
    assert chosen
    number = f" {link.get_attribute('data-ref')} "
    assert all(number in piece.get_attribute("data-refs") for piece in chosen)
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not page.find_elements(By.CSS_SELECTOR, ".chosen")
    assert page.switch_to.active_element == link


def test_nothing_overflows_on_a_narrow_screen(page: Any) -> None:
    page.set_window_size(500, 800)
    wide = page.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 1


def test_a_phone_has_a_way_back(page: Any) -> None:
    from selenium.webdriver.common.by import By

    back = page.find_element(By.CSS_SELECTOR, "button.back")
    assert not back.is_displayed()
    link = page.find_element(By.CSS_SELECTOR, "a.ref")
    link.click()
    assert back.is_displayed()
    back.click()
    assert page.switch_to.active_element == link
    assert not back.is_displayed()
    assert not page.find_elements(By.CSS_SELECTOR, ".chosen")


def test_a_line_told_elsewhere_leads_to_where_it_stands_whole(page: Any, tmp_path: Path) -> None:
    told = account()
    (claim,) = told.claims
    gist = "Ada of the Harbour League warned Bo that the gates of the old dam would stay shut."
    made = replace(told, claims=(replace(claim, gist=gist, pressing="warn", voices=("E1",)),), lead=(claim.id,))
    file = tmp_path / "once.html"
    file.write_text(to_html(Reconstruction(accounts=(made,), problems=())), encoding="utf-8")
    page.get(file.as_uri())
    links = page.find_elements("css selector", "a.above")
    assert len(links) >= 2
    links[-1].click()
    assert page.execute_script("return document.querySelector(':target').innerText").startswith(gist)
