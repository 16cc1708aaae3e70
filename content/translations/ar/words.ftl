# كلمات الرموز: رسالة لكل رمز من كل نوع، `<النوع>-<الرمز>`.

# المرحلة التي بلغها الارتباط
stage-pre-notice = إشعار مسبق
stage-diligence = العناية الواجبة
stage-consultation = التشاور
stage-negotiation = التفاوض
stage-decision = القرار
stage-active = سارٍ
stage-review = إعادة النظر
stage-closed = مُقفَل
stage-rejected = مرفوض
stage-withdrawn = مسحوب
stage-suspended = معلَّق

stage-help-pre-notice = أُعلن عنه، ولم يُفحص شيء بعد.
stage-help-diligence = يجري فحص الشريك والخطة.
stage-help-consultation = التعليق متاح للجميع.
stage-help-negotiation = يجري الاتفاق على الشروط، والضمانات جزء منها.
stage-help-decision = اقتُرح قرار ويجري التوقيع عليه.
stage-help-active = نافذ.
stage-help-review = نافذ، ويُعاد النظر فيه.
stage-help-closed = انتهى.
stage-help-rejected = صدر قرار برفضه.
stage-help-withdrawn = عُدل عنه قبل صدور قرار.
stage-help-suspended = متوقف حتى إشعار آخر.

# القرارات
decision-approve = موافقة
decision-approve-with-conditions = موافقة بشروط
decision-defer = إرجاء
decision-reject = رفض
decision-withdraw = سحب

# أنواع الارتباط
engagement-contract = عقد
engagement-memorandum = مذكرة تفاهم
engagement-letter-of-intent = خطاب نوايا
engagement-pilot = تجربة مجانية
engagement-donation = هبة
engagement-sponsorship = رعاية
engagement-other = استعمال آخر للاسم أو المنبر أو البيانات أو الموظفين

# صاحب القول في المصدر
source-independent = مصدر مستقل
source-partner = قول الشريك نفسه
source-institution = سجلات المؤسسة نفسها

reliability-confirmed = أكَّده مصدر مستقل ثانٍ
reliability-credible = موثوق، ولا سند له غيره
reliability-unverified = لم يُتحقَّق منه
reliability-refuted = ثبت أنه خطأ

# ما خلصت إليه القاعدة
verdict-clear = لا شيء يحول دونه
verdict-cannot-tell = لا يمكن الجزم
verdict-flag = علامة خطر
verdict-excludes = يمنع الارتباط

# كيف أُجيب عن علامة الخطر
flag-open = لم يُجَب عنها بعد
flag-accepted-with-measure = قائمة، وهناك تدبير لمعالجتها
flag-refuted = غير صحيحة
flag-outweighed = قائمة، وترجح عليها اعتبارات أخرى

# الإجابات عن سؤال
answer-yes = نعم
answer-no = لا
answer-alleged = ادعاء لم يثبت ولم يُنفَ
answer-unknown = جرى البحث عنه ولم يُعرف
answer-not-looked-at = لم يُنظر فيه بعد
answer-not-applicable = لا ينطبق

# درجة التدقيق التي يحتاج إليها الارتباط
tier-low = منخفضة
tier-moderate = متوسطة
tier-substantial = كبيرة
tier-high = عالية

# مهام الملف
task-done = أُنجزت
task-to-do = لم تبدأ
task-in-progress = قيد الإنجاز
task-cannot-start = لا يمكن بدؤها بعد
task-needs-answer = تحتاج إلى إجابة
task-late = متأخرة

# ما كان معروفًا وما كان يمكن أن يُعرف
known-weighed = سُجِّل وأُخذ في الحسبان
known-recorded = سُجِّل ولم يؤخذ في الحسبان
known-knowable = كان يمكن معرفته ولم يُسجَّل
known-later = لم تكن معرفته ممكنة بعد

publication-public = علني
publication-later = يُعلَن لاحقًا
publication-withheld = محجوب

# ما يستعمله الشريك مما للمؤسسة
use-name = الاسم
use-platform = المنبر
use-data = البيانات
use-people = الموظفون

# من تخصهم البيانات الشخصية
personal-data-none = لا بيانات شخصية
personal-data-staff = الموظفون
personal-data-participants = المشاركون
personal-data-people-at-risk = أشخاص معرضون للخطر
personal-data-unknown = غير معروف

# ما ترتب على الإفصاح عن المصالح
interest-clear = لا مصلحة
interest-referred = لدى مكتب الأخلاقيات
interest-managed = مصلحة جرت معالجتها
interest-recused = تنحٍّ
interest-disqualifying = مانعة من المشاركة

# How grave a conflict of interests is
conflict-none-found = لم يُعثر على تضارب
conflict-apparent = تضارب ظاهري
conflict-potential = تضارب محتمل
conflict-actual = تضارب فعلي
conflict-institutional = تضارب لدى المؤسسة نفسها
conflict-cannot-tell = لا يمكن الجزم

# Kinds of interests
interest-kind-shareholding = أسهم
interest-kind-option = خيار لشراء أسهم
interest-kind-employment = عمل
interest-kind-offer = عرض عمل
interest-kind-office = عضوية مجلس إدارة أو منصب آخر
interest-kind-consultancy = استشارات
interest-kind-income = دخل
interest-kind-gift = هدية أو سفر أو ضيافة
interest-kind-debt = دين
interest-kind-research-support = دعم بحوث
interest-kind-intellectual-property = ملكية فكرية
interest-kind-award = منحة أو مناقصة أو ترخيص قيد البت
interest-kind-membership = عضوية
interest-kind-funding = تمويل
interest-kind-supply = توريد سلع أو خدمات
interest-kind-other = مصلحة أخرى

# Who holds an interest
held-by-oneself = أنا
held-by-spouse = زوجي أو زوجتي
held-by-child = أحد أولادي
held-by-relative = قريب آخر
held-by-employer = جهة عملي
held-by-institution = المؤسسة

# Whether an interest that was declared before still holds
still-holds = ما زالت قائمة
still-ended = انتهت
still-error = كان الإفصاح عنها خطأً

# How sure an interest is
certainty-in-force = قائمة
certainty-committed = ستبدأ: أُعلنت أو وُقّعت
certainty-conditional = تبدأ إن تحقق شرط
certainty-expected = قد تبدأ

# Why a conflict can arise
arising-begins = مصلحة تبدأ أو قد تبدأ
arising-mitigation-ends = ينتهي ما كان يمنع ضرر المصلحة
arising-review-due = موعد النظر في المصلحة من جديد
arising-declaration-expires = تقادم الإفصاح
arising-cooling-off = يغادر الشخص، ولا يعمل لدى الشريك مدة من الزمن

# What a person decides on a hit
hit-match = هما واحد
hit-false-positive = هما اثنان
hit-cannot-tell = لا يمكن الجزم
hit-open = تنتظر النظر

# How somebody belongs to the partner
relation-partner = الشريك
relation-parent = فوق الشريك
relation-subsidiary = يسيطر عليه الشريك
relation-officer = مسؤول لدى الشريك أو مجموعته

assessment-draft = مسودة
assessment-final = نهائي

# ما تقوله مراجعة الخبير
opinion-supports = يؤيد
opinion-supports-with-reservation = يؤيد مع تحفظ
opinion-objects = يعترض

# موقع بند العقد من البند النموذجي
clause-aligned = مطابق
clause-partial = مطابق جزئيًّا
clause-not-aligned = غير مطابق
clause-silent = العقد ساكت عنه
clause-not-applicable = لا ينطبق

# كيف يُوقَّع التعليق وما ترتب عليه
naming-named = بالاسم
naming-anonymous = من دون اسم
naming-not-published = لا يُنشر
comment-accepted = قُبل
comment-partly = قُبل جزئيًّا
comment-rejected = لم يُقبل
comment-out-of-scope = خارج نطاق هذا التشاور

# لماذا تقول النتيجة ما تقوله
reason-answered = الجواب: { $answer }
reason-unsupported = الجواب: { $answer } – ولا يسنده مصدر مستقل
reason-allegation = هناك ادعاء ذو مصداقية لم يُفصل فيه
reason-does-not-arise = السؤال غير مطروح هنا
reason-nobody-looked = لم ينظر فيه أحد بعد
reason-disclosed = وجدت طبعة { $edition } بعض الإفصاح
reason-scored = أعطت طبعة { $edition } المؤشرات { $indicators } الدرجة { $line } أو أقل
reason-excepted = منح { $role } استثناءً حتى { $until }
reason-exception-ended = انتهى في { $until } الاستثناء الذي منحه { $role }
missing-answer = جواب عن { $code }
missing-settled-answer = جواب حاسم عن { $code }
missing-independent-source = مصدر مستقل بشأن { $code }

# لماذا لا توجد أرقام للشريك في أي طبعة
no-standing-edition = لم تكن أي طبعة محفوظة هنا منشورةً في { $date }.
no-standing-company = الطبعات المنشورة حتى { $date } ({ $editions }) لا تقيّم { $company }.
no-standing-name = في { $date } لم تكن أي شركة قد حملت اسم { $company }؛ فقد حملته في { $from }.
no-standing-not-held = منشورة آنذاك وغير محفوظة هنا: { $editions }.

# تقاويم أيام العمل
calendar-geneva = جنيف
