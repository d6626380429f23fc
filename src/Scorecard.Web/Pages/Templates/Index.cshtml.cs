using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Scorecard.Web.Pages.Templates;

public sealed class IndexModel : PageModel;
