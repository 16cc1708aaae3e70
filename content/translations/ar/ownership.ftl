# من يملك الشريك ومن يتحكم فيه

ownership-title = من يملك { $name }
ownership-lead = ما تقوله السجلات العامة للملكية بقدر ما استُورد منها هنا. يُبحث عن الشركاء بالمعرّف، لا بالاسم أبدًا.
ownership-link = من يملكه ومن يتحكم فيه
ownership-on = ما كان قائمًا في
ownership-known-on = بحسب ما صُرّح به حتى
ownership-no-register = لم يُستورد هنا أي سجل للملكية. لا يمكن قول شيء عمّن يملك هذا الشريك؛ وذلك ليس له ولا عليه.
ownership-no-identifier = ليس في ملف الشريك معرّف في أي سجل، فلا يمكن البحث عنه. الاسم وحده لا يدل على صاحبه أبدًا.
ownership-unknown = لا يعرف هذا الشريكَ أيُّ سجل مستورد هنا. وذلك ليس له ولا عليه. بُحث عن هذه المعرّفات:
ownership-not-found = ليس في أي سجل مستورد هنا هذه المعرّفات للشريك:
ownership-several-title = تقود المعرّفات إلى أكثر من طرف
ownership-several = لا تقول السجلات إن هذه الأطراف طرف واحد. يُعرض كل منها على حدة.
ownership-by = وُجد بـ
ownership-party = الطرف
ownership-owners = المالكون
ownership-owners-none = لم يُصرَّح بأن أحدًا يملك منه شيئًا. وليس ذلك دليلًا على أنه لا مالك له.
ownership-owners-caption =
    { $count ->
        [zero] لا مالكين
        [one] مالك واحد، بجميع السلاسل معًا
        [two] مالكان، بجميع السلاسل معًا، الأكبر أولًا
        [few] { $count } مالكين، بجميع السلاسل معًا، الأكبر أولًا
        [many] { $count } مالكًا، بجميع السلاسل معًا، الأكبر أولًا
       *[other] { $count } مالك، بجميع السلاسل معًا، الأكبر أولًا
    }
ownership-shares = مجموع الحصص
ownership-direct = منها مباشرة
ownership-votes = الأصوات
ownership-control = التحكم
ownership-no-control = لا شيء مصرَّح به
ownership-ultimate = تنتهي السلسلة هنا
ownership-ultimate-control = لا يُعرف أن أحدًا يتحكم فيه بدوره
ownership-asserted-sum = مصرَّح به مجموعًا للسلاسل: { $share }
ownership-controllers = من يتحكم فيه
ownership-controllers-none = لم يُصرَّح بأن أحدًا يتحكم فيه. وليس ذلك دليلًا على أنه لا متحكم فيه.
ownership-controllers-caption =
    { $count ->
        [zero] لا أطراف تتحكم فيه
        [one] طرف واحد يتحكم فيه أو قد يتحكم
        [two] طرفان يتحكمان فيه أو قد يتحكمان
        [few] { $count } أطراف تتحكم فيه أو قد تتحكم
        [many] { $count } طرفًا يتحكم فيه أو قد يتحكم
       *[other] { $count } طرف يتحكم فيه أو قد يتحكم
    }
ownership-basis = بواسطة
ownership-controlled = من يتحكم هو فيهم
ownership-controlled-none = لم يُصرَّح بأنه يتحكم في أحد.
ownership-controlled-caption =
    { $count ->
        [zero] لا أطراف يتحكم فيها
        [one] طرف واحد يتحكم فيه أو قد يتحكم
        [two] طرفان يتحكم فيهما أو قد يتحكم
        [few] { $count } أطراف يتحكم فيها أو قد يتحكم
        [many] { $count } طرفًا يتحكم فيه أو قد يتحكم
       *[other] { $count } طرف يتحكم فيه أو قد يتحكم
    }
ownership-not-shown =
    { $count ->
        [zero] لا شيء غير ذلك.
        [one] طرف آخر في البيانات المفتوحة أدناه.
        [two] طرفان آخران في البيانات المفتوحة أدناه.
        [few] { $count } أطراف أخرى في البيانات المفتوحة أدناه.
        [many] { $count } طرفًا آخر في البيانات المفتوحة أدناه.
       *[other] { $count } طرف آخر في البيانات المفتوحة أدناه.
    }
ownership-open = الدول، وما لا يُعرف
ownership-state = ما تملكه دول
ownership-state-bounds = المصرَّح به: { $stated }. وبحكم ما لا يُعرف قد يكون: { $most }.
ownership-state-none = لم يُصرَّح بأن فوقه دولة أو هيئة من هيئات دولة. وليس ذلك دليلًا على ملكية خاصة.
ownership-state-controls = { $name } تتحكم فيه بواسطة { $basis }
ownership-opaque = لا يصل إلى أحد معروف
ownership-opaque-help = الجزء الذي لا تسمّي التصريحات وراءه شخصًا طبيعيًا ولا دولة.
ownership-declared = منه ما صُرّح بأنه لمن لم يُسمَّ
ownership-no-data = منه ما لا تصريح بشأنه
ownership-loops = حلقات مغلقة
ownership-loops-help = يملك بعضها بعضًا حتى آخر حصة، فلا يملكها أحد.
ownership-not-followed = روابط أكثر من أن تُتبع
ownership-problems = ما يُستغرب في التصريحات
ownership-problems-none = لم يوجد ما يناقض نفسه.
ownership-chains = السلاسل مع تصريحاتها
ownership-chains-help = أقصر سلسلة لكل طرف. تذكر كل خطوة التصريحات التي تستند إليها.
ownership-chain-owner = من { $name } بوصفه مالكًا
ownership-chain-controller = من { $name } بوصفه متحكمًا فيه
ownership-chain-above = من { $name }، فوقه
ownership-chain-controlled = إلى { $name } بوصفه تحت تحكمه
ownership-arrow-owns = يملك في
ownership-arrow-controls = يتحكم في
ownership-arrow-stated = مصرَّح بأنه يملك عبر غيره في
ownership-statement = التصريح
ownership-from = من { $date }
ownership-until = حتى ما قبل { $date }
ownership-asserted = مصرَّح به مجموعًا للسلاسل
ownership-registers = السجلات
ownership-registers-caption =
    { $count ->
        [zero] لا سجلات
        [one] السجل الذي سُئل، في أحدث نسخة
        [two] السجلان اللذان سُئلا، في أحدث نسخة
        [few] { $count } سجلات سُئلت، في أحدث نسخها
        [many] { $count } سجلًا سُئلت، في أحدث نسخها
       *[other] { $count } سجل سُئلت، في أحدث نسخها
    }
ownership-register = السجل
ownership-imported = تاريخ الاستيراد
ownership-dated = تاريخ النشر بحسب قوله
ownership-statements = التصريحات
ownership-public = سجلات الملكية عامة. الأسماء هنا كما هي في السجل؛ ولا تُعرض تواريخ الميلاد ولا العناوين أبدًا.

# الصورة
picture-caption = المالكون في الأعلى ومن يتحكم هو فيهم في الأسفل، في { $date }
picture-title = من يملك { $name } ومن يتحكم فيه، رسمًا
picture-desc = { $parties } من الأطراف في صفوف و{ $ties } من الأسهم بينها، كل سهم من المالك إلى المملوك. كل ما في الرسم موجود في الجداول التي تليه.
picture-legend = خط متصل: حصص أو أصوات. خط متقطع: تحكم من دونها. خط منقّط: مصرَّح به مجموعًا للسلاسل فقط. إطار متقطع: من لم يُسمَّ.
picture-legend-rest = خط باهت: صلات بأطراف لم تُرسم.
picture-not-drawn-above =
    { $count ->
        [zero] رُسم كل من فوقه.
        [one] طرف واحد فوقه لم يُرسم لضيق المكان؛ وهو في الجداول.
        [two] طرفان فوقه لم يُرسما لضيق المكان؛ وهما في الجداول.
        [few] { $count } أطراف فوقه لم تُرسم لضيق المكان؛ وهي في الجداول.
        [many] { $count } طرفًا فوقه لم تُرسم لضيق المكان؛ وهي في الجداول.
       *[other] { $count } طرف فوقه لم تُرسم لضيق المكان؛ وهي في الجداول.
    }
picture-not-drawn-below =
    { $count ->
        [zero] رُسم كل من تحته.
        [one] طرف واحد تحته لم يُرسم لضيق المكان؛ وهو في الجداول.
        [two] طرفان تحته لم يُرسما لضيق المكان؛ وهما في الجداول.
        [few] { $count } أطراف تحته لم تُرسم لضيق المكان؛ وهي في الجداول.
        [many] { $count } طرفًا تحته لم تُرسم لضيق المكان؛ وهي في الجداول.
       *[other] { $count } طرف تحته لم تُرسم لضيق المكان؛ وهي في الجداول.
    }
picture-rest =
    { $count ->
        [zero] ولا أحد غيرهم
        [one] وطرف آخر
        [two] وطرفان آخران
        [few] و{ $count } أطراف أخرى
        [many] و{ $count } طرفًا آخر
       *[other] و{ $count } طرف آخر
    }
picture-rest-table = انظر الجدول
picture-ties =
    { $count ->
        [zero] لا روابط في الرسم
        [one] الرابط الوحيد في الرسم، مع تصريحاته
        [two] الرابطان في الرسم، مع تصريحاتهما
        [few] { $count } روابط في الرسم، مع تصريحاتها
        [many] { $count } رابطًا في الرسم، مع تصريحاتها
       *[other] { $count } رابط في الرسم، مع تصريحاتها
    }
picture-ties-caption = من المالك إلى المملوك
picture-holder = المالك
picture-held = المملوك
picture-tie = كيف، ومن يقول ذلك

# حصص بين حدّين
share-none = لا شيء
share-exact = { $lo }٪
share-unknown = غير معروف: أي قدر حتى الكل
share-at-most = { $hi }٪ على الأكثر
share-less-than = أقل من { $hi }٪
share-at-least = { $lo }٪ على الأقل
share-more-than = أكثر من { $lo }٪
share-between = بين { $lo }٪ و{ $hi }٪
share-more-at-most = أكثر من { $lo }٪ و{ $hi }٪ على الأكثر
share-at-least-less = { $lo }٪ على الأقل وأقل من { $hi }٪
share-more-less = أكثر من { $lo }٪ وأقل من { $hi }٪
short-exact = { $lo }٪
short-unknown = حصة غير مذكورة
short-at-most = حتى { $hi }٪
short-at-least = من { $lo }٪
short-between = { $lo } إلى { $hi }٪
short-votes = أصوات { $votes }
list-comma = { "، " }

# ما هو الطرف
party-state = دولة
party-state-body = هيئة تابعة لدولة
party-person = شخص طبيعي
party-arrangement = صندوق استئماني أو ترتيب
party-company = شركة أو كيان آخر
party-declared-unknown = مصرَّح به، غير مسمّى
party-declared-unknown-name = من لم يُسمَّ
party-undescribed = غير موصوف

# بمَ يُتحكم، وما مدى اليقين
control-majority = أغلبية الأصوات
control-board = حق تعيين مجلس الإدارة
control-articles = النظام الأساسي
control-statute = قانون
control-consolidation = التوحيد في الحسابات
control-office = منصب في صندوق
control-contract = عقد
control-influence = نفوذ مصرَّح به
certainty-certain = مؤكد بحسب التصريحات
certainty-possible = ممكن بحسب التصريحات

# أنواع الروابط كما في BODS 0.4 وGLEIF وFollowTheMoney
tie-shareholding = حصص
tie-votingRights = أصوات
tie-appointmentOfBoard = يعيّن المجلس
tie-otherInfluenceOrControl = نفوذ أو تحكم آخر
tie-seniorManagingOfficial = مسؤول إداري كبير
tie-settlor = منشئ الصندوق
tie-trustee = أمين الصندوق
tie-protector = حامي الصندوق
tie-beneficiaryOfLegalArrangement = مستفيد
tie-rightsToSurplusAssetsOnDissolution = الأصول عند الحل
tie-rightsToProfitOrIncome = الربح أو الدخل
tie-rightsGrantedByContract = حقوق بعقد
tie-conditionalRightsGrantedByContract = حقوق مشروطة
tie-controlViaCompanyRulesOrArticles = تحكم بالنظام الأساسي
tie-controlByLegalFramework = تحكم بالقانون
tie-boardMember = عضو مجلس
tie-boardChair = رئيس المجلس
tie-unknownInterest = رابط غير معروف
tie-unpublishedInterest = رابط غير منشور
tie-enjoymentAndUseOfAssets = استعمال الأصول
tie-rightToProfitOrIncomeFromAssets = دخل من الأصول
tie-nominee = مالك اسمي
tie-nominator = موكِّل مالك اسمي
tie-directConsolidation = الأم في الحسابات
tie-ultimateConsolidation = الأم العليا
tie-internationalBranch = المركز الرئيسي
tie-fundManagement = يدير الصندوق
tie-directorship = عضوية إدارة
tie-family = قرابة
tie-associate = معرفة
tie-employment = عمل
tie-membership = عضوية
tie-representation = تمثيل
tie-link = رابط غير معروف النوع

# لماذا لا يسمّي السجل أحدًا
unnamed-noBeneficialOwners = مصرَّح بأنه لا مالك مستفيد
unnamed-subjectUnableToConfirmOrIdentifyBeneficialOwner = لم تستطع الشركة معرفته
unnamed-interestedPartyHasNotProvidedInformation = لم يصرّح المالك
unnamed-subjectExemptFromDisclosure = الشركة معفاة من الإفصاح
unnamed-interestedPartyExemptFromDisclosure = المالك معفى من الإفصاح
unnamed-unknown = غير معروف
unnamed-informationUnknownToPublisher = لا يعرفه الناشر
unnamed-no-reason = لم يُذكر سبب

# ما يُستغرب
oddity-share-out-of-range = حصة دون 0 أو فوق 100٪؛ تُرك ما خرج عن هذين الحدين.
oddity-share-unreadable = لا يمكن قراءة «{ $text }» نسبةً مئوية؛ تبقى الحصة غير معروفة.
oddity-bounds-reversed = الحد الأدنى للحصة فوق حدها الأعلى؛ أُخذ كل منهما مكان الآخر.
oddity-dates-reversed = تنتهي الحصة قبل أن تبدأ؛ فهي غير سارية أبدًا.
oddity-holds-itself = يُذكر أن طرفًا يملك في نفسه.
oddity-more-than-whole = مجموع الحصص المصرَّح بها { $least }٪ من الكل أو أكثر.
oddity-two-identifiers = لطرف واحد معرّفان من سجل واحد: { $one } و{ $other }.
oddity-statement-reused = يحمل تصريحان مختلفان في النص معرّفًا واحدًا؛ قُرئ كلاهما.
oddity-record-not-described = يُشار إلى طرف لا يصفه أي تصريح.
oddity-not-usable = لا يتعلق التصريح بأي قيد، أو يتعلق بقيد من نوع غير معروف؛ تُرك جانبًا.
oddity-end-missing = لا تسمّي الصلة أحدًا في { $party } أو في { $subject }؛ تُركت جانبًا.
oddity-assertion-differs = يختلف مجموع السلاسل المصرَّح به عن السلاسل نفسها. المصرَّح به في { $subject }: { $stated }. بحسب السلاسل: { $chains }.
