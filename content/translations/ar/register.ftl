# السجل العام: ما يجوز للجميع قراءته.

register-title = سجل الارتباطات
register-intro = كل استعمال لاسم المؤسسة أو منبرها أو بياناتها أو موظفيها مع شركة أو شريك آخر، منذ أول إشعار به. والارتباطات التي لا مقابل ماليًّا لها مدرجة كغيرها.
register-count =
    { $count ->
        [zero] لا ارتباطات
        [one] ارتباط واحد
        [two] ارتباطان
        [few] { $count } ارتباطات
        [many] { $count } ارتباطًا
       *[other] { $count } ارتباط
    }
register-empty = لم يُدرج أي ارتباط بعد. ولا يعني هذا أنه لا توجد ارتباطات.
register-withheld-count =
    { $count ->
        [zero] لم يُحجب شيء.
        [one] حُجب بند واحد، وسبب حجبه مبيَّن مكانه.
        [two] حُجب بندان، وسبب حجب كل منهما مبيَّن مكانه.
        [few] حُجبت { $count } بنود، وسبب حجب كل منها مبيَّن مكانه.
        [many] حُجب { $count } بندًا، وسبب حجب كل منها مبيَّن مكانه.
       *[other] حُجب { $count } بند، وسبب حجب كل منها مبيَّن مكانه.
    }

register-search = البحث في السجل
register-search-label = الشريك أو العنوان أو الرقم
register-search-button = بحث
register-search-none = لا شيء في السجل يطابق «{ $query }». جرِّب كلمات أقل، أو كتابةً أخرى للاسم.
register-filter-stage = المرحلة
register-filter-tier = درجة التدقيق
register-filter-kind = النوع
register-filter-any = الكل
register-filter-apply = تطبيق
register-filter-clear = مسح الكل

register-column-title = الارتباط
register-column-partner = الشريك
register-column-stage = المرحلة
register-column-since = منذ
register-column-tier = درجة التدقيق
register-column-flags = علامات الخطر المفتوحة
register-column-next = الموعد المقبل

partner-title = الشريك
partner-engagements = الارتباطات مع هذا الشريك
partner-engagements-none = لا ارتباط مسجلًا هنا مع هذا الشريك.
partner-identity = من هو
partner-name = الاسم المسجل
partner-other-names = أسماء أخرى
partner-country = بلد التسجيل
partner-identifier = المعرِّف
partner-owners = من يملكه ومن يسيطر عليه
partner-owners-unknown = لم يتمكن أحد من معرفة من يسيطر على هذا الشريك. ووزن ذلك كوزن الإجابة السيئة.
partner-shared = قد ترتبط بهذا الشريك عدة مؤسسات. وهي تتشارك هذا الملف، وتقرر كل منها لنفسها.

engagement-title = الارتباط
engagement-number = الرقم
engagement-kind = النوع
engagement-purpose = الغرض
engagement-partner = الشريك
engagement-institution = المؤسسة
engagement-value = القيمة
engagement-value-none = بلا مقابل مالي. وتسري عليه القواعد كلها.
engagement-period = المدة
engagement-countries = البلدان
engagement-stage = المرحلة
engagement-tier = درجة التدقيق
engagement-edition = طبعة القواعد المطبقة
engagement-what-happened = ما حدث
engagement-what-happened-none = لم يُسجَّل شيء بعد.
engagement-what-next = ما يأتي بعد ذلك
engagement-gate-met = لا شيء يحول بين هذا الارتباط والمرحلة التالية.
engagement-gate-unmet =
    { $count ->
        [zero] لا شيء يحول بين هذا الارتباط ومرحلة «{ $stage }».
        [one] شرط واحد يحول بين هذا الارتباط ومرحلة «{ $stage }».
        [two] شرطان يحولان بين هذا الارتباط ومرحلة «{ $stage }».
        [few] { $count } شروط تحول بين هذا الارتباط ومرحلة «{ $stage }».
        [many] { $count } شرطًا تحول بين هذا الارتباط ومرحلة «{ $stage }».
       *[other] { $count } شرط تحول بين هذا الارتباط ومرحلة «{ $stage }».
    }

finding-title = الاستنتاجات
finding-none = لم يُسجَّل أي استنتاج. ولا يعني هذا أنه لم يُعثر على شيء.
finding-rule = القاعدة
finding-basis = الأساس:
finding-reasons = الأسباب
finding-missing = ما ينقص
finding-answer = الإجابة عن علامة الخطر
finding-review = مراجعة الإجابة
finding-exception = يستثني { $role } من هذا الاستبعاد حتى { $until }
finding-exception-ended = انتهى في { $until } استثناء من هذا الاستبعاد منحه { $role }
finding-exception-conditions = بهذه الشروط
finding-reply = رد الشريك
finding-reply-none = لم يرد الشريك.
finding-reply-due = يحق للشريك الرد حتى { $date }.
finding-evidence = ما يستند إليه
finding-evidence-none = لا يسنده أي مصدر بعد.
finding-flags-open =
    { $count ->
        [zero] لا علامات خطر مفتوحة.
        [one] هناك علامة خطر واحدة مفتوحة.
        [two] هناك علامتا خطر مفتوحتان.
        [few] هناك { $count } علامات خطر مفتوحة.
        [many] هناك { $count } علامة خطر مفتوحة.
       *[other] هناك { $count } علامة خطر مفتوحة.
    }

evidence-publisher = الناشر
evidence-locator = الموضع فيه
evidence-published = تاريخ النشر
evidence-retrieved = تاريخ أخذ النسخة
evidence-reliability = الموثوقية

withheld = محجوب
withheld-title = ما هو محجوب، ولماذا
withheld-none = لا شيء محجوبًا بشأن هذا الارتباط.
withheld-reason = السبب
withheld-ground = السند
withheld-author = صاحب القرار
withheld-review = يُعاد النظر فيه قبل
withheld-later = يُعلَن هذا في { $date }.

known-title = هل كان يمكن أن يُعرف؟
known-intro = ما كانت المؤسسة قد سجلته حتى تاريخ معيَّن، وما كان يمكن للعالم أن يعرفه حينئذ، وما كان يمكن معرفته ولم يؤخذ في الحسبان.
known-date = المعروف في
known-show = اعرض ذلك التاريخ
known-caption = ما كان مسجلًا وما كان يمكن معرفته في { $date }
known-source = المصدر
known-since = يمكن معرفته منذ
known-record = سُجِّل في
known-state = في ذلك التاريخ
known-never = لم يُسجَّل
known-count =
    { $count ->
        [zero] كل مصدر كان يمكن معرفته كان قد سُجِّل.
        [one] مصدر واحد كان يمكن معرفته ولم يؤخذ في الحسبان.
        [two] مصدران كان يمكن معرفتهما ولم يؤخذا في الحسبان.
        [few] { $count } مصادر كان يمكن معرفتها ولم تؤخذ في الحسبان.
        [many] { $count } مصدرًا كان يمكن معرفتها ولم تؤخذ في الحسبان.
       *[other] { $count } مصدر كان يمكن معرفتها ولم تؤخذ في الحسبان.
    }

decision-title = القرارات
decision-none = لم يُتخذ أي قرار.
decision-reasons = الأسباب
decision-reasons-none = لم تُنشر أسباب.
decision-conditions = الشروط
decision-signatures = الموقِّعون
decision-snapshot = وقَّع على ما عُرض عليه، وبصمته
decision-dissent = الرأي المخالف
decision-dissent-none = لم يُسجَّل رأي مخالف.

safeguards-title = ما وُعد به الجمهور
safeguards-none = لم تُنشر أي ضمانة.

consultation-title = التشاور
consultation-open = باب التعليق مفتوح حتى { $date }
consultation-closed = أُغلق في { $date }
consultation-comments =
    { $count ->
        [zero] لم يرد أي تعليق. وقد يعني هذا أن الناس لم يعلموا بالتشاور أو لم يثقوا به.
        [one] ورد تعليق واحد.
        [two] ورد تعليقان.
        [few] وردت { $count } تعليقات.
        [many] ورد { $count } تعليقًا.
       *[other] ورد { $count } تعليق.
    }
consultation-answered = أُجيب عن { $answered } من { $received }.

verify-title = تحقَّق بنفسك
verify-intro = لكل حدث موضع في سجل عام يُضاف إليه ولا يُحذف منه، وينسخه آخرون ويوقِّعون عليه. والإيصال يثبت أن الحدث مدرج فيه من دون الرجوع إلينا.
verify-step-receipt = نزِّل إيصال أحد الأحداث.
verify-step-check = افحصه ببرنامج تثق به. ولا يلزم لذلك اتصال بالشبكة.
verify-step-witness = قارن نقطة التدقيق بما لدى الشهود.
verify-command = ببرنامج هذا المشروع
verify-key = المفتاح العلني للسجل
verify-checkpoint = أحدث نقطة تدقيق
verify-size =
    { $count ->
        [zero] لا قيود
        [one] قيد واحد
        [two] قيدان
        [few] { $count } قيود
        [many] { $count } قيدًا
       *[other] { $count } قيد
    }
verify-witnesses = وقَّع عليها أيضًا
verify-witnesses-none = لم يوقِّع أي شاهد بعد. وإلى أن يوقِّع شاهد، فأنت تعتمد على هذه المؤسسة وحدها.

feed-title = تابِع السجل
feed-intro = موجز بكل ما يُنشر، لقارئ الموجزات لديك. ولا يُطلب منك اسم ولا عنوان.
feed-all = كل شيء
feed-partner = كل ما يخص { $partner }
feed-engagement = هذا الارتباط وحده
feed-calendar = المواعيد في شكل تقويم
feed-data = البيانات نفسها في شكل بيانات مفتوحة

# الصفحة الأولى
front-title = سجل الارتباطات
front-intro = كلما أُريد لشركة أو شريك آخر أن يستعمل اسم هذه المؤسسة أو منبرها أو بياناتها أو موظفيها، أُدرج ذلك هنا قبل الاتفاق على أي شيء.
front-promise = يمكنك أن تقرأ ما يُخطَّط له ولماذا، وما يعترض عليه، وما لا يُعرف، ومن قرر وبأي صفة، وما هو محجوب. لا يلزمك حساب، ولا يسجل أحد أنك كنت هنا.
front-open = افتح السجل
front-counts = أين تقف الارتباطات
front-total = كل الارتباطات
front-newest = آخر ما تغيَّر
front-newest-caption = الارتباطات التي تغيَّرت أخيرًا
front-entries =
    { $count ->
        [zero] لا قيود فيه بعد.
        [one] فيه قيد واحد.
        [two] فيه قيدان.
        [few] فيه { $count } قيود.
        [many] فيه { $count } قيدًا.
       *[other] فيه { $count } قيد.
    }
front-verify = كيف تتحقق
front-rules = القواعد
register-flags = { $open } مفتوحة من { $all }

# ارتباط واحد
contents = في هذه الصفحة
column-date = التاريخ
column-role = الصفة
dissent-unnamed = من دون اسم
timeline-place = القيد { $index } في السجل
finding-evidence-withheld =
    { $count ->
        [zero] لا مصدر محجوبًا.
        [one] مصدر واحد محجوب؛ انظر «ما هو محجوب، ولماذا».
        [two] مصدران محجوبان؛ انظر «ما هو محجوب، ولماذا».
        [few] { $count } مصادر محجوبة؛ انظر «ما هو محجوب، ولماذا».
        [many] { $count } مصدرًا محجوبة؛ انظر «ما هو محجوب، ولماذا».
       *[other] { $count } مصدر محجوبة؛ انظر «ما هو محجوب، ولماذا».
    }
finding-exclusions-count =
    { $count ->
        [zero] لم يُعثر على سبب للاستبعاد.
        [one] سبب واحد يمنع الارتباط.
        [two] سببان يمنعان الارتباط.
        [few] { $count } أسباب تمنع الارتباط.
        [many] { $count } سببًا تمنع الارتباط.
       *[other] { $count } سبب تمنع الارتباط.
    }
finding-flags-count =
    { $count ->
        [zero] لم تُرفع علامة خطر.
        [one] رُفعت علامة خطر واحدة.
        [two] رُفعت علامتا خطر.
        [few] رُفعت { $count } علامات خطر.
        [many] رُفعت { $count } علامة خطر.
       *[other] رُفعت { $count } علامة خطر.
    }
flag-holds = الإجابة صحيحة
flag-fails = الإجابة غير صحيحة
former-flags-title = علامات خطر لم تعد القواعد ترفعها
reply-title = حق الشريك في الرد
reply-invited = دُعي الشريك إلى الرد في { $on } وأُمهل حتى { $due }.

engagement-what = ما هو
engagement-accountable = المسؤول عنه
engagement-notice = أول إشعار للجمهور
engagement-announced = تاريخ الإعلان
engagement-uses = ما يُستعمل مما للمؤسسة
engagement-free = بلا مقابل
engagement-free-help = يُفحص الارتباط الذي لا مقابل له كما يُفحص غيره.
engagement-exclusive = الشريك وحيد في مجاله
engagement-civil-society = يشارك المجتمع المدني عن طريقه
engagement-renews = يتجدد تلقائيًّا
engagement-no-end = بلا يوم أخير
data-personal = أشد البيانات الشخصية حساسيةً مما قد يطّلع عليه الشريك
data-access = يصل الشريك إلى بيانات المستعملين
data-own-purposes = يجوز للشريك استعمال البيانات لأغراضه
data-kept-where = أين تُحفظ البيانات ووفق أي قانون
technology-proprietary = لا يمكن فحص التقنية
technology-algorithmic = خوارزمية تقرر أو ترتِّب أو تترجم أو تتعرَّف
technology-account = تتطلب المشاركة حسابًا لدى الشريك
technology-identity = تتطلب المشاركة اسمًا حقيقيًّا أو رقم هاتف
technology-alternative = تمكن المشاركة بطريقة أخرى بلا خسارة

case-due-reply = آخر موعد لرد الشريك
case-due-consultation = يُغلق باب التعليق
case-due-emergency = موعد أداء ما أرجأه الطارئ
case-due-end = آخر يوم في الارتباط
case-due-calendar = تقويم { $calendar }

emergency-title = سُلك مسار الطوارئ: تأتي بعض الخطوات متأخرة عن المعتاد
emergency-dates = سُلك في { $on }. ويجب أداء كل ما أُرجئ في موعد لا يتجاوز { $due }.

tier-title = درجة التدقيق: { $tier }
tier-intro = تسري أعلى درجة يقوم لها سبب. وما لا يعرفه أحد يُعامل معاملة الإجابة السيئة.
tier-no-reason = لا قاعدة تستدعي أكثر من الدرجة الدنيا.
tier-duties = ما تقتضيه هذه الدرجة
diligence-basic = عناية أساسية
diligence-standard = عناية عادية
diligence-enhanced = عناية معززة
duty-assessment = تقييم للأثر في حقوق الإنسان
duty-no-assessment = لا يُشترط تقييم للأثر
duty-consultation =
    { $count ->
        [zero] تشاور عام بلا حد أدنى للمدة
        [one] تشاور عام لا تقل مدته عن يوم واحد
        [two] تشاور عام لا تقل مدته عن يومين
        [few] تشاور عام لا تقل مدته عن { $count } أيام
        [many] تشاور عام لا تقل مدته عن { $count } يومًا
       *[other] تشاور عام لا تقل مدته عن { $count } يوم
    }
duty-no-consultation = لا يُشترط التشاور
duty-decided-by = يجوز لهؤلاء أن يقرروا:
duty-screening =
    { $count ->
        [zero] لا مدة لصلاحية الفحص
        [one] يصلح الفحص شهرًا واحدًا
        [two] يصلح الفحص شهرين
        [few] يصلح الفحص { $count } أشهر
        [many] يصلح الفحص { $count } شهرًا
       *[other] يصلح الفحص { $count } شهر
    }
duty-monitoring =
    { $count ->
        [zero] لا يُعاد النظر فيه دوريًّا
        [one] يُعاد النظر فيه كل شهر
        [two] يُعاد النظر فيه كل شهرين
        [few] يُعاد النظر فيه كل { $count } أشهر
        [many] يُعاد النظر فيه كل { $count } شهرًا
       *[other] يُعاد النظر فيه كل { $count } شهر
    }

gates-title = البوابات
gates-intro = ما يجب أن يتحقق قبل كل خطوة، كما هو في { $date }. والبوابة المغلقة لا يجتازها أحد.
case-gate-open = مفتوحة
case-gate-shut = مغلقة
case-gate-unmet-count =
    { $count ->
        [zero] كل الشروط مستوفاة.
        [one] شرط واحد غير مستوفى.
        [two] شرطان غير مستوفيين.
        [few] { $count } شروط غير مستوفاة.
        [many] { $count } شرطًا غير مستوفاة.
       *[other] { $count } شرط غير مستوفاة.
    }
case-gate-unmet-show = الشروط غير المستوفاة
case-gate-how = كيف يُستوفى:
case-gate-owed = أرجأه الطارئ وما زال مستحقًّا:
case-gate-emergency = يجوز إرجاؤه في الطوارئ، ويبقى مستحقًّا:

unknown-title = ما لا يمكن الجزم به
unknown-intro = ليس لهذه الأسئلة جواب يُعتد به. ووزنها كوزن الإجابة السيئة إلى أن يأتي جواب.
unknown-none = لكل سؤال مطروح جواب.
unknown-question = السؤال
unknown-count =
    { $count ->
        [zero] لا أسئلة بلا جواب
        [one] سؤال واحد بلا جواب
        [two] سؤالان بلا جواب
        [few] { $count } أسئلة بلا جواب
        [many] { $count } سؤالًا بلا جواب
       *[other] { $count } سؤال بلا جواب
    }
clear-title = ما نُظر فيه ولا شيء يحول دونه
clear-none = لم يتبين خلو أي شيء مما يُعترض عليه.
clear-count =
    { $count ->
        [zero] لا أسئلة
        [one] سؤال واحد
        [two] سؤالان
        [few] { $count } أسئلة
        [many] { $count } سؤالًا
       *[other] { $count } سؤال
    }
sources-title = المصادر
sources-intro = المصادر المستقلة أولًا. وما يقوله الشريك عن نفسه لا يحسم سؤالًا يتطلب مصدرًا مستقلًّا.
sources-none = ليس في الملف مصدر يجوز للجمهور قراءته.

benchmark-title = ما يقوله مؤشر مقارن
benchmark-edition = الطبعة
benchmark-total = النقاط من 100
benchmark-rank = الترتيب
benchmark-governance = الحوكمة، النقاط من 100
benchmark-governance-rank = الترتيب في الحوكمة
benchmark-change = التغيُّر
rank-of = { $rank } من { $of }
benchmark-zero = مؤشرات لم يُفصح فيها عن شيء يُعتد به:
benchmark-caveat = يقيس الإفصاح لا السلوك، وعمره من عمر تاريخه
benchmark-none = لا طبعة من ذلك اليوم ترتِّب الشريك:
benchmark-not-comparable = تغيَّرت المنهجية: لا تصح المقارنة

known-date-hint = يوم لا يتجاوز اليوم
known-date-error = أدخل يومًا لا يتجاوز { $date }.
known-views-caption = ما ترتب على المسجَّل وما ترتب على ما كان يمكن معرفته في { $date }
known-view = السؤال
known-view-recorded = المسجَّل حينئذ
known-view-knowable = ما كان يمكن معرفته حينئذ
known-no-case = لم يكن هناك ملف بعد
known-exclusions = أسباب الاستبعاد
known-flags = علامات الخطر
known-announce = كان يجوز إعلان الشراكة
known-missed =
    { $count ->
        [zero] لا شيء كان يمكن معرفته وغاب عن الملف
        [one] استنتاج واحد كان يمكن معرفته ولم يكن في الملف
        [two] استنتاجان كان يمكن معرفتهما ولم يكونا في الملف
        [few] { $count } استنتاجات كان يمكن معرفتها ولم تكن في الملف
        [many] { $count } استنتاجًا كان يمكن معرفتها ولم تكن في الملف
       *[other] { $count } استنتاج كان يمكن معرفتها ولم تكن في الملف
    }
known-missed-none = كل سبب استبعاد وكل علامة خطر كان يمكن معرفتها كانت في الملف.

consultation-over = انتهى وقت التعليق في { $date }. ولم يُنشر الرد بعد.
consultation-none = لم يُفتح أي تشاور.
consultation-not-shown =
    { $count ->
        [zero] كلها معروضة.
        [one] أحدها محسوب ومأخوذ في الحسبان وغير معروض، لأن صاحبه يريد ذلك.
        [two] اثنان منها محسوبان ومأخوذان في الحسبان وغير معروضين، لأن صاحبيهما يريدان ذلك.
        [few] { $count } منها محسوبة ومأخوذة في الحسبان وغير معروضة، لأن أصحابها يريدون ذلك.
        [many] { $count } منها محسوبة ومأخوذة في الحسبان وغير معروضة، لأن أصحابها يريدون ذلك.
       *[other] { $count } منها محسوبة ومأخوذة في الحسبان وغير معروضة، لأن أصحابها يريدون ذلك.
    }
consultation-languages = اللغات
consultation-options = الخيارات المطروحة للتعليق
consultation-channel = التعليق بلا اسم ولا حساب وبمعزل عن الشريك
consultation-said = ما قيل
consultation-response = رد المؤسسة
comment-answer = الجواب
comment-no-answer = لم يُجَب عنه بعد.
comment-erased = مُحي نص هذا التعليق. وموضعه في السجل باقٍ.

assessment-title = تقييم الأثر
assessment-none = لم يُسجَّل أي تقييم للأثر.
assessment-covers = يشمل الشريك كما يشمل المشروع
assessment-covers-not = لا يشمل الشريك
assessment-expert = قاده أو راجعه خبير مستقل
assessment-expert-not = لم يقده ولم يراجعه خبير مستقل
assessment-severe = آثار شديدة في الناس تبقى بعد كل التدابير

screening-title = البحث عن الشريك في القوائم
screening-not-done = لم يبحث أحد بعد عن الشريك في قوائم الجزاءات والحرمان من التعاقد.
screening-parties =
    { $count ->
        [zero] لا أحد
        [one] طرف واحد: الشريك
        [two] طرفان: الشريك ومن تعرفه السجلات من مجموعته
        [few] { $count } أطراف: الشريك ومن تعرفهم السجلات من مجموعته
        [many] { $count } طرفًا: الشريك ومن تعرفهم السجلات من مجموعته
       *[other] { $count } طرف: الشريك ومن تعرفهم السجلات من مجموعته
    }
screening-found = ما عُثر عليه
screening-counts = تطابقات مؤكدة في قائمة تشهد على من فيها: { $matches }. تشابهات تنتظر من ينظر فيها: { $open }.
screening-not-shown = لا يُعرض من عُثر عليه: تشابه الأسماء سؤال لا جواب، وأسماء الناس شأن أصحابها وحدهم. وعدم العثور على أحد ليس دليلًا على أن لا أحد هناك.
reviews-title = المراجعات
reviews-none = لم تُطلب أي مراجعة.
reviews-caption = المراجعات والآراء بحسب الصفة
review-subject = موضوع السؤال
review-opinion = الرأي
review-when = متى
review-waiting = لم يُقدَّم بعد
review-requested = طُلب في
interests-title = المصالح
interests-none = لم يفصح أحد عن مصالحه بعد.
interests-caption = الإفصاح عن المصالح: ما ترتب عليه، لا المصالح نفسها
interests-outcome = ما ترتب عليه
interests-institution = ما يربط المؤسسة نفسها بالشريك:
interests-institution-none = لم تفصح المؤسسة بعد عمّا يربطها هي نفسها بالشريك.
contract-title = العقد
contract-none = لم يُراجَع أي عقد. وسكوت العقد عن بند استنتاجٌ قائم بذاته.
clauses-caption = البنود كما قرأها مراجِع
contract-clause = البند
contract-result = موقعه
contract-words = نص العقد

decision-heading = القرار
decision-is-proposed = اقتُرح في { $date }. ولم يوقِّعه أحد.
decision-is-signed = وُقِّع في { $date } ولم يُنشر بعد.
decision-is-published = نُشر في { $date }.
decision-deferrals = قرارات سابقة بالتأجيل
decision-carried = لماذا يتحمل الموقِّع تحفظات قائمة
decision-dissent-later = تُنشر الآراء المخالفة مع القرار.
condition-text = الشرط
condition-owner = المنفِّذ
condition-due = الموعد
condition-verification = كيف يتأكد منه أي شخص
safeguards-channel = يمكن الإبلاغ الآمن عن الترهيب والانتقام:

withheld-people = لا تُعرض أبدًا أسماء من يعملون على الملف، إلا من يسميهم الملف نفسه علنًا: فالسجل يذكر الصفات.
withheld-what-source = مصدر
withheld-what-comment = تعليق
withheld-what-dissent = رأي مخالف
withheld-what-erased = محتوى ممحو
withheld-why-comment = لا يريد صاحبه عرضه. وهو محسوب ومأخوذ في الحسبان.
withheld-why-dissent = يُنشر مع القرار.
withheld-why-erased = مُحي نهائيًّا. وموضعه في السجل باقٍ.

# حدث واحد
event-title = الحدث { $n }
event-act = الإجراء
event-index = الرقم في السجل
event-fields = ما يقوله
event-fields-none = لا شيء من محتواه متاح.
event-fields-caption = الحقول المتاحة للجميع
event-field = الحقل
event-value = القيمة
event-closed = مثبت في السجل وغير معروض:
event-erased = مُحي في { $date }:
event-receipt = الإيصال (JSON) مع الحقول المتاحة
event-proof = إثبات وجوده في السجل (C2SP tlog-proof)
event-not-published = سُجِّل. وستشمله نقطة التدقيق التالية بعد قليل، ويكون الإيصال هنا منذ ذلك الحين.
event-leaf = القيد كما هو في السجل حرفيًّا
event-neighbours = أحداث أخرى
event-previous = الحدث السابق
event-next = الحدث التالي

# التعليق
comment-title = علِّق على هذا الارتباط
comment-button = علِّق من دون حساب
comment-not-open = لا يمكن التعليق هنا الآن. وإن كان التشاور قد انتهى فالرد عليه يبين ما قيل وما ترتب عليه.
comment-warning-title = قبل أن تكتب
comment-warning-public = ما لم تختر غير ذلك أدناه، يُعرض ما تكتبه على الجميع فورًا وبصورة دائمة. وقد ينسخه آخرون.
comment-warning-risk = إن كان قد يضرك أو يضر غيرك فلا تكتب اسمًا أو مكانًا أو أي شيء يدل عليك، ولا ترسله من جهاز أو شبكة يراقبها آخرون.
comment-warning-erasure = يمكنك أن تطلب محو كلامك هنا. أما النسخ التي أخذها آخرون فلا يمكن استرجاعها.
comment-warning-kept = نحفظ ما تكتبه ولحظة إرساله. ولا نحفظ عنوانك على الشبكة ولا جهازك ولا أي شيء آخر عنك.
comment-naming = كيف تريد أن يظهر تعليقك؟
comment-naming-hint = كل التعليقات تُحسب وتؤخذ في الحسبان ويُجاب عنها على السواء.
naming-hint-anonymous = يقرؤه الجميع، ولا اسم بجانبه.
naming-hint-named = يقرؤه الجميع ومعه اسمك.
naming-hint-not-published = لا يقرؤه إلا من يعملون على الملف. ويبين السجل أن تعليقًا ورد.
comment-name = الاسم المراد عرضه
comment-name-hint = فقط إذا اخترت «بالاسم»؛ وإلا فلا يُحفظ.
comment-text = تعليقك
comment-text-hint = 10,000 حرف على الأكثر، بأي لغة.
comment-check = راجع قبل الإرسال
comment-sent-before = أُرسلت هذه الصفحة من قبل، أو بقيت مفتوحة أكثر من ساعة. إن كان تعليقك قد وصل فلا ترسله مرة أخرى.
comment-not-sent-yet = لم يُرسل شيء ولم يُحفظ شيء بعد.
comment-send = أرسل التعليق
comment-change = عدِّله
comment-error-text = اكتب تعليقك.
comment-error-long = الحد الأقصى { $limit } من الأحرف.
comment-error-naming = اختر كيف يظهر تعليقك.
comment-error-name = أدخل الاسم المراد عرضه، أو اختر الظهور من دون اسم.
comment-received-title = سُجِّل تعليقك
comment-received-number = هو التعليق { $id }، الحدث { $n } في هذا الملف.
comment-number = التعليق
comment-event = الحدث
comment-next-title = ما يحدث بعد ذلك
comment-next = يُجاب عن تعليقك مع بيان السبب قبل إقفال التشاور. احتفظ برقمه: فلا سبيل آخر لإبلاغك بالجواب لأننا لا نعرف من أنت.
comment-verify = الإيصال يثبت أن تعليقك في السجل ولا يمكن إسقاطه خفية. ويكون جاهزًا بعد قليل:
comment-disclosures = النص أدناه يثبت حرفيًّا ما كتبته. ولا يُعرض إلا مرة واحدة ولك وحدك. احفظه؛ فمن يملكه يستطيع أن يثبت هذا الكلام.
comment-disclosures-label = إثبات كلامك
comment-back = العودة إلى الارتباط

# شريك واحد
partner-identifiers = في السجلات
partner-state-owned = تملكه دولة أو توجِّهه
partner-sectors = قطاعات تستدعي عناية أكبر
partner-names = الأسماء
partner-names-none = لا اسم آخر محفوظًا هنا.
partner-names-caption = الأسماء واليوم الذي بدأ فيه حمل كل منها
partner-name-verified = قُرئ المصدر
partner-name-unverified = لم يُتحقق منه بعد
partner-name-before = قبل الطبعة الأولى
partner-benchmark-none = لا طبعة محفوظة هنا تقيِّم هذا الشريك. وليس في ذلك ما يشهد له.
partner-benchmark-caption = طبعات المؤشر، الأقدم أولًا
partner-sources = المصادر المستقلة
partner-sources-none = ليس في ملفات هذا الشريك مصدر مستقل يجوز للجمهور قراءته.

# القواعد
criteria-title = المعايير والبوابات
criteria-intro = كل ما يُحكم به على الارتباط، ومن أين أتى، ومدى مطابقته لمصدره.
criteria-hash = بصمة هذه الطبعة
criteria-hash-help = يذكر كل ملف الطبعة التي يُحكم عليه بها. والبصمة الأخرى طبعة أخرى.
criteria-questions = الأسئلة
criteria-questions-intro = السؤال الذي لم يُجب عنه أحد يبقى مفتوحًا، والسؤال المفتوح يُبقي البوابات مغلقة.
criteria-count =
    { $count ->
        [zero] لا قواعد
        [one] قاعدة واحدة
        [two] قاعدتان
        [few] { $count } قواعد
        [many] { $count } قاعدة
       *[other] { $count } قاعدة
    }
criteria-count-of =
    { $count ->
        [zero] { $what }: لا قواعد
        [one] { $what }: قاعدة واحدة
        [two] { $what }: قاعدتان
        [few] { $what }: { $count } قواعد
        [many] { $what }: { $count } قاعدة
       *[other] { $what }: { $count } قاعدة
    }
criteria-code = الرمز
criteria-basis = الأساس
criteria-rule = القاعدة
criteria-requirement = الشرط
criteria-flags = قواعد ترفع علامات الخطر
criteria-tiers = أسباب الدرجات
criteria-four-eyes = شخصان لا شخص واحد
criteria-independent = يتطلب مصدرًا مستقلًّا
criteria-guards = تحرس:
criteria-stage = دخول مرحلة «{ $stage }»
criteria-act = الإجراء { $act }
criteria-files = ملفات هذه الطبعة
criteria-files-caption = الملفات وبصماتها
criteria-file = الملف
effect-exclude = الإجابة السيئة تمنع الارتباط
effect-flag = الإجابة السيئة ترفع علامة خطر
basis-quoted = مقتبس
basis-paraphrased = بعبارتنا
basis-institutions-own = قاعدة المؤسسة نفسها
basis-proposed-default = اقتراح مبدئي لا يستند إلى سلطة صك
basis-person = رفعها شخص
basis-verified = قورن في
policy-title = من يحق له ماذا
policy-intro = ما لم يُمنح لأحد مرفوض. وهذا كل ما هناك.
policy-roles = الصفات
policy-roles-caption =
    { $count ->
        [zero] لا صفات
        [one] صفة واحدة ومهمتها
        [two] صفتان ومهمتاهما
        [few] { $count } صفات ومهامها
        [many] { $count } صفة ومهامها
       *[other] { $count } صفة ومهامها
    }
policy-task = المهمة
policy-grants = الأذون
policy-grants-caption = من أُذن له بأي إجراء، ولماذا
policy-acts = الإجراءات
policy-to = لمن
scope-any = في كل شيء
scope-own-institution = في مؤسسته
scope-assigned = حيث يُسمَّى
policy-matrix = الشيء نفسه في جدول نصي
policy-matrix-intro = كل علامة تحسبها الدالة نفسها التي تقرر؛ والنص بالإنكليزية.

# الصفات
role-officer = الموظف المسؤول
role-due-diligence = مسؤول العناية الواجبة
role-lawyer = المستشار القانوني
role-ethics = مكتب الأخلاقيات
role-expert = خبير مستقل
role-civil-society = مراجِع من المجتمع المدني
role-partner = ممثل الشريك
role-approver = صاحب الموافقة
role-head-of-entity = رئيس الكيان
role-oversight-office = مكتب الرقابة
role-administrator = مدير النظام
role-program = برنامج
role-monitor = رصد النظام
role-signed-in = كل من سجَّل الدخول
role-public = الجمهور

# كيف تتحقق
verify-steps = باختصار
verify-key-help = خذه من أكثر من مكان: فالمفتاح المأخوذ من موقع البيانات نفسه لا يثبت إلا أنهما متفقان.
verify-no-checkpoint = لم تُنشر أي نقطة تدقيق بعد.
verify-commands = الأوامر
verify-command-help = ينزِّل السجل كله ويعيد بناء الشجرة ويفحص كل توقيع وسلسلة كل ملف.
verify-other = ببرنامج من مشروع آخر
verify-other-help = يتبع السجل مواصفتي C2SP المسماتين tlog-tiles وtlog-checkpoint، فيصلح لذلك أي برنامج يقرؤهما. مثلًا:
verify-limits = ما لا يثبته السجل
verify-limits-intro = يثبت أن ما فيه كان فيه حينئذ ولم يتغير منذ ذلك الحين. ولا يثبت:
verify-limit-omission = أن كل شيء قد أُدرج. فالإجراء الذي لم يُدرج قط لا أثر له؛ والإيصالات وعدّاد كل ملف والمواعيد العلنية تضيِّق هذا فحسب.
verify-limit-read = أن ما عُرض على الموقِّع قد قُرئ. فالتوقيع يحدد ما عُرض بعينه.
verify-limit-witnesses = أن أحدًا لا يُعرض عليه سجل آخر إذا تواطأ عدد كافٍ من الشهود. والنسخ المطابقة تصعِّب ذلك.
verify-limit-metadata = أن لا شيء يمكن تخمينه من أوقات القيود وعددها. فالأوقات والأعداد علنية.
verify-limit-people = أن شخصًا بعينه قد تصرف. فالتوقيع يربط الإجراء ببيانات اعتماد، ومن يسجلها يستطيع أن يسجل ما هو زائف.
verify-limit-truth = أن ما أُدرج صحيح، أو أن القرار كان صائبًا.
verify-snapshot = ما وُقِّع عليه
verify-snapshot-help = بصمة SHA-256 لما عُرض على الموقِّع بعينه. وأي تغيير بعده يعطي بصمة أخرى.
