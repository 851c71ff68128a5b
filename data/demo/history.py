"""The invented history: when and where each seminar was, on what, what was seen, who stayed away.

`generate.py` fills in the details.
"""

from dataclasses import dataclass
from datetime import date, timedelta

Row = dict[str, str | int]
Pair = tuple[str, str]  # English, Japanese


@dataclass(frozen=True)
class Place:
    """A place of the programme; its sites lie towards `inland` (degrees), up to `reach_km`."""

    place_id: str
    name: Pair
    prefecture: str = ""
    latitude: float = 0
    longitude: float = 0
    inland: int = 0
    reach_km: int = 0

    @property
    def level(self) -> str:
        """Prefecture or municipality, told by the id."""
        return "prefecture" if self.place_id.endswith("-prefecture") else "municipality"


@dataclass(frozen=True)
class Sight:
    """Something to visit, on a theme; those in Tokyo stand at a known point in a ward."""

    kind: str
    theme_id: str
    name: Pair
    ward: Pair = ("", "")
    point: tuple[float, float] | None = None


@dataclass(frozen=True)
class Plan:
    """One seminar as decided by hand; a theme is its id and its two wordings.

    `named` limits the documented countries; the people of the others are then counted without
    a country, unless the total is unknown too. `fitting_first` leads the visits to sights of the
    seminar's themes; without it they are drawn from all.
    """

    fiscal_year: int
    start: date | None = None
    hosts: tuple[Place, ...] = ()
    themes: tuple[tuple[str, str, str], ...] = ()
    nights: int = 6
    mode: str = "in_person"
    status: str = "held"
    named: tuple[str, ...] = ()
    total_known: bool = True
    counted_by_theme: bool = False
    visits_dated: bool = True
    fitting_first: bool = True
    note: Pair = ("", "")

    @property
    def seminar_id(self) -> str:
        """The office and the fiscal year."""
        return f"sg-fy{self.fiscal_year}"

    @property
    def theme_ids(self) -> list[str]:
        """The ids of the themes without their wordings."""
        return [theme_id for theme_id, _, _ in self.themes]

    def date_of(self, day: int) -> str:
        """The date `day` days after the start; blank when the start is not known."""
        return (self.start + timedelta(days=day)).isoformat() if self.start else ""


# fmt: off
TOKYO = Place("tokyo", ("Tokyo", "東京"), "13", 35.6895, 139.6917)
ONLINE = Place("online", ("Online", "オンライン"))
KANAZAWA = Place("kanazawa", ("Kanazawa", "金沢市"), "17", 36.5611, 136.6566, 135, 9)
SAKAI = Place("sakai", ("Sakai", "堺市"), "27", 34.5733, 135.4830, 110, 5)
HAKODATE = Place("hakodate", ("Hakodate", "函館市"), "01", 41.7687, 140.7290, 35, 6)
BEPPU = Place("beppu", ("Beppu", "別府市"), "44", 33.2846, 131.4912, 270, 6)
SHIGA = Place("shiga-prefecture", ("Shiga Prefecture", "滋賀県"), "25", 35.0045, 135.8686, 205, 6)
KURASHIKI = Place("kurashiki", ("Kurashiki", "倉敷市"), "33", 34.5850, 133.7722, 350, 8)
TOYAMA = Place("toyama", ("Toyama", "富山市"), "16", 36.6959, 137.2137, 180, 12)
KOCHI = Place("kochi", ("Kochi", "高知市"), "39", 33.5589, 133.5312, 0, 6)
UTSUNOMIYA = Place("utsunomiya", ("Utsunomiya", "宇都宮市"), "09", 36.5551, 139.8828, 45, 8)
HIROSAKI = Place("hirosaki", ("Hirosaki", "弘前市"), "02", 40.6031, 140.4641, 270, 8)
OBIHIRO = Place("obihiro", ("Obihiro", "帯広市"), "01", 42.9239, 143.1961, 200, 10)
MATSUMOTO = Place("matsumoto", ("Matsumoto", "松本市"), "20", 36.2381, 137.9720, 225, 8)
NAGANO = Place("nagano", ("Nagano", "長野市"), "20", 36.6486, 138.1948, 200, 8)
HAMAMATSU = Place("hamamatsu", ("Hamamatsu", "浜松市"), "22", 34.7108, 137.7261, 0, 10)
NAHA = Place("naha", ("Naha", "那覇市"), "47", 26.2123, 127.6792, 80, 3)
MATSUYAMA = Place("matsuyama", ("Matsuyama", "松山市"), "38", 33.8392, 132.7655)

# Kind, theme, names; in Tokyo also ward and point. The first two share a building.
TOKYO_SIGHTS = (
    Sight("tourism", "tourism-promotion", ("tourist information centre", "観光案内所"),
          ("Chiyoda", "千代田区"), (35.6795, 139.7642)),
    Sight("tourism", "local-industry", ("regional products shop", "地域産品アンテナショップ"),
          ("Chiyoda", "千代田区"), (35.6795, 139.7642)),
    Sight("community", "multiculturalism", ("multicultural plaza", "多文化交流プラザ"),
          ("Toshima", "豊島区"), (35.7300, 139.7130)),
    Sight("disaster_prevention", "disaster-prevention", ("disaster centre", "防災体験施設"),
          ("Koto", "江東区"), (35.6720, 139.8170)),
    Sight("environment", "environment", ("waste incineration plant", "清掃工場"),
          ("Meguro", "目黒区"), (35.6390, 139.7010)),
    Sight("energy", "low-carbon", ("low-energy public building", "省エネルギー型の公共施設"),
          ("Setagaya", "世田谷区"), (35.6465, 139.6530)),
    Sight("government", "ict", ("digital government showroom", "デジタル行政の展示室"),
          ("Minato", "港区"), (35.6640, 139.7400)),
    Sight("education", "urban-planning", ("urban planning model room", "都市模型の展示室"),
          ("Chuo", "中央区"), (35.6700, 139.7720)),
    Sight("welfare", "ageing-society", ("senior support centre", "高齢者相談センター"),
          ("Suginami", "杉並区"), (35.6990, 139.6360)),
)
HOST_SIGHTS = (
    Sight("tourism", "tourism-promotion", ("visitor centre", "観光案内センター")),
    Sight("tourism", "tourism-promotion", ("morning market", "朝市")),
    Sight("nature", "tourism-promotion", ("viewpoint park", "展望公園")),
    Sight("culture", "culture-heritage", ("castle park", "城址公園")),
    Sight("culture", "culture-heritage", ("preserved old quarter", "町並み保存地区")),
    Sight("culture", "culture-heritage", ("folk museum", "民俗資料館")),
    Sight("industry", "local-industry", ("traditional craft hall", "伝統工芸館")),
    Sight("industry", "local-industry", ("local food factory", "地場食品工場")),
    Sight("community", "multiculturalism", ("Japanese-language classroom", "地域日本語教室")),
    Sight("community", "multiculturalism", ("multilingual advice desk", "多言語相談窓口")),
    Sight("community", "international-exchange", ("international exchange hall", "国際交流会館")),
    Sight("water", "water", ("water treatment plant", "浄水場")),
    Sight("water", "water", ("wastewater treatment plant", "下水処理場")),
    Sight("environment", "environment", ("recycling centre", "リサイクルセンター")),
    Sight("nature", "environment", ("nature study centre", "自然学習センター")),
    Sight("energy", "low-carbon", ("waste-to-energy plant", "ごみ発電施設")),
    Sight("energy", "low-carbon", ("solar power station", "太陽光発電所")),
    Sight("disaster_prevention", "disaster-prevention", ("evacuation shelter", "指定避難所")),
    Sight("disaster_prevention", "disaster-prevention", ("fire command centre", "消防指令室")),
    Sight("welfare", "ageing-society", ("day centre for older people", "デイサービスセンター")),
    Sight("welfare", "ageing-society", ("community health centre", "保健センター")),
    Sight("transport", "urban-planning", ("bus operations centre", "バス運行管理センター")),
    Sight("community", "urban-planning", ("redeveloped city centre", "中心市街地の再開発地区")),
    Sight("industry", "industry-technology", ("precision machinery factory", "精密機械工場")),
    Sight("industry", "industry-technology", ("industrial technology centre", "産業技術センター")),
    Sight("agriculture", "agriculture", ("fruit and vegetable packing house", "青果物選果場")),
    Sight("agriculture", "agriculture", ("greenhouse complex", "大型温室団地")),
    Sight("tourism", "regional-revitalisation", ("roadside station", "道の駅")),
    Sight("community", "regional-revitalisation", ("former school office", "廃校活用オフィス")),
    Sight("government", "public-services", ("one-stop service counter", "総合窓口")),
    Sight("education", "public-services", ("public library", "公共図書館")),
    Sight("government", "ict", ("remote service office", "遠隔窓口のある出張所")),
)

SOME_COUNTRIES = (
    "The countries of some delegates are not documented.",
    "一部の参加者については、国の記録がない。")
# Nothing at all is known of FY2011. Every week runs from Sunday to Saturday.
PLANS = (
    Plan(2005, date(2005, 10, 16), (KANAZAWA,), (
        ("tourism-promotion", "Welcoming visitors to a historic city", "歴史都市の観光振興"),)),
    Plan(2006, date(2006, 11, 12), (SAKAI,), (
        ("industry-technology", "Small manufacturers and their city", "ものづくり中小企業と自治体"),
    ), visits_dated=False),
    Plan(2007, date(2007, 10, 21), (HAKODATE,), (
        ("tourism-promotion", "Tourism in a port city", "港町の観光まちづくり"),
        ("local-industry", "Local products and fisheries", "水産業と地場産品の振興"),
    ), named=("IDN", "MYS", "PHL", "SGP", "THA", "VNM"), note=SOME_COUNTRIES),
    Plan(2008, date(2009, 1, 18), (BEPPU,), (
        ("low-carbon", "The heat of the earth as energy", "地熱と温泉熱の活用"),
    ), fitting_first=False),
    Plan(2009, date(2009, 11, 15), (SHIGA,), (
        ("environment", "Protecting water with residents", "住民とともに守る水環境"),)),
    Plan(2010, date(2010, 10, 17), (KURASHIKI,), (
        ("culture-heritage", "Living in a preserved quarter", "町並み保存と暮らし"),
        ("urban-planning", "Reviving the city centre", "中心市街地の活性化"),
    ), named=("IND", "IDN", "KHM", "LAO", "THA"), total_known=False, note=(
        "The total number of delegates is not documented; five countries are named.",
        "参加者の総数は記録にない。判明している参加国は5か国。")),
    Plan(2012, date(2012, 11, 11), (TOYAMA,), (
        ("ageing-society", "An ageing city that stays mobile", "高齢社会と公共交通"),
        ("urban-planning", "The compact city", "コンパクトなまちづくり"))),
    Plan(2013, date(2013, 10, 20), (KOCHI,), (
        ("disaster-prevention", "Preparing for tsunami", "津波に備えるまちづくり"),)),
    Plan(2014, date(2014, 10, 19), (KANAZAWA,), (
        ("culture-heritage", "Passing on crafts and festivals", "工芸と祭りの継承"),
        ("tourism-promotion", "Tourism by high-speed rail", "新幹線時代の観光戦略"),
    ), counted_by_theme=True),
    Plan(2015, date(2015, 11, 15), (UTSUNOMIYA,), (
        ("public-services", "Counters that serve everyone", "だれもが使いやすい窓口サービス"),
    ), named=("BRN", "IND", "IDN", "KHM", "LAO", "MMR", "PHL", "SGP", "THA"),
         visits_dated=False, note=SOME_COUNTRIES),
    Plan(2016, date(2016, 10, 16), (HIROSAKI,), (
        ("regional-revitalisation", "Young people and the region", "若者が活躍する地方創生"),
        ("agriculture", "Selling fruit to the world", "果樹産地の海外展開"))),
    Plan(2017, date(2018, 1, 14), (OBIHIRO,), (
        ("agriculture", "Large-scale farming in the cold", "寒冷地の大規模農業"),)),
    Plan(2018, date(2018, 11, 11), (MATSUMOTO, NAGANO), (
        ("ageing-society", "Long and healthy lives", "健康長寿のまちづくり"),)),
    Plan(2019, date(2020, 1, 19), (HAMAMATSU,), (
        ("multiculturalism", "Living together in an industrial city", "産業都市の多文化共生"),
        ("disaster-prevention", "Reaching everyone in a disaster", "災害時の多言語支援"),
    ), counted_by_theme=True),
    Plan(2020, None, (), (
        ("urban-planning", "Towns made for walking", "歩いて暮らせるまちづくり"),
    ), status="cancelled", mode="", note=(
        "Cancelled: delegates could not travel during the COVID-19 pandemic.",
        "新型コロナウイルス感染症の影響で来日できず、中止。")),
    Plan(2021, date(2022, 2, 15), (TOYAMA,), (
        ("sdgs", "A city working for the SDGs", "SDGs未来都市の取組"),
    ), nights=1, mode="online", note=(
        "Held online on two days; there were no site visits.",
        "2日間オンラインで開催。現地視察なし。")),
    Plan(2022, date(2023, 1, 22), (SAKAI,), (
        ("low-carbon", "Towards a carbon-neutral city", "脱炭素先行都市への歩み"),
        ("industry-technology", "Green technology from local firms", "地元企業の環境技術"),
    ), counted_by_theme=True),
    Plan(2023, date(2023, 11, 12), (NAHA,), (
        ("tourism-promotion", "Tourism that islands can sustain", "島しょ地域の持続可能な観光"),
        ("water", "Water on an island", "島の水資源"))),
    Plan(2024, date(2024, 11, 10), (KANAZAWA,), (
        ("ict", "Digital services for every resident", "誰一人取り残さない行政デジタル化"),
        ("international-exchange", "Sister cities and citizens", "姉妹都市と市民交流"))),
    Plan(2025, date(2025, 11, 9), (MATSUYAMA,), (
        ("regional-revitalisation", "A hot-spring town renewed", "温泉街の再生"),
    ), status="announced", note=(
        "Only the announcement is known.", "開催案内のみ確認されている。")),
)

COURTESY_CALL = ("Courtesy call on the {head} of {place}", "{place}{head}表敬訪問")
VISIT = ("visit", "Visit: {sight}", "視察：{sight}")
# Day, stop, kind and titles of each item. Of two hosts "first" and "last" share the days and the
# items of "second" are added; a single host is both. Visits are filled in until the sights run out.
WEEK = (
    (0, "tokyo", "arrival", "Delegates arrive in Tokyo", "東京到着"),
    (1, "tokyo", "lecture", "Lecture: local administration in Japan", "講義「日本の地方自治」"),
    *[(1, "tokyo", *VISIT)] * 2,
    (2, "tokyo", *VISIT),
    (2, "first", "arrival", "Travel to {place}", "{place}へ移動"),
    (2, "first", "briefing", "Briefing on {place}", "{place}の概要説明"),
    (3, "first", "courtesy_call", *COURTESY_CALL),
    *[(3, "first", *VISIT)] * 3,
    (3, "second", "arrival", "Travel to {place}", "{place}へ移動"),
    (4, "second", "briefing", "Briefing on {place}", "{place}の概要説明"),
    (4, "second", "courtesy_call", *COURTESY_CALL),
    *[(4, "last", *VISIT)] * 2,
    (4, "last", "opinion_exchange", "Opinion exchange with {place}", "{place}との意見交換会"),
    *[(5, "last", *VISIT)] * 3,
    (5, "tokyo", "stay", "Overnight stay in Tokyo", "東京泊"),
    (6, "tokyo", "departure", "Delegates return to their home countries", "帰国"),
)
ONLINE_DAYS = (
    (0, "tokyo", "lecture", "Lecture: local administration in Japan", "講義「日本の地方自治」"),
    (0, "first", "lecture", "Lecture: the policies of {place}", "講義「{place}の取組」"),
    (1, "last", "opinion_exchange", "Opinion exchange with {place}", "{place}との意見交換会"),
)
AREA_ONLY = ("The invented source names no site; the point only marks the area.",
             "架空の資料に施設名がないため、地点はおおよその目安。")
NO_POINT = ("The invented source does not say where the site is.",
            "架空の資料に所在地の記載がない。")
# fmt: on

# Fiscal years in which each country sent nobody. India joined in April 2007, Sri Lanka in July
# 2018.
ABSENCES = {
    "BRN": (2005, 2008, 2016, 2017, 2018, 2019, 2021),
    "KHM": (2005, 2006, 2013),
    "IDN": (2017,),
    "IND": (2005, 2006, 2012),
    "LAO": (2006, 2014),
    "LKA": (*range(2005, 2018), 2022),
    "MMR": (2005, 2006, 2007, 2008, 2021, 2022, 2023),
    "MYS": (2009, 2016),
    "PHL": (2013,),
    "SGP": (2006, 2012, 2018, 2024),
    "THA": (),
    "VNM": (2016, 2021),
}
