using System.ComponentModel.DataAnnotations;
using Intranet.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Intranet.Ui.Tests.Gallery.Pages;

/// <summary>Every building block on one page.</summary>
[IgnoreAntiforgeryToken]
public sealed class BlocksPage : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new() { Body = "Så gjorde vi.", Audience = "own" };

    public static DateTime Today => new(2026, 11, 12, 8, 12, 0, DateTimeKind.Utc);

    public IReadOnlyList<SelectListItem> Kinds { get; } = [new("Välj", ""), new("Fråga", "question"), new("Diskussion", "discussion")];

    public IReadOnlyList<RadioChoice> Audiences { get; } =
        [new("own", "Växjö kommun", "2 214 kollegor"), new("all", "Alla anslutna", "31 organisationer")];

    public string Sample { get; } =
        """
        # Så började det

        Vi ringer **alltid** tillbaka till förskolan *samma dag* och ställer tre frågor, se [rutinen](https://example.org/rutin).

        - [x] Vet föräldrarna?
        - [ ] Vad hindrade samtalet?

        1. Ring
        2. Skriv

        > Nio av tio gånger vill förskolan vara med.

        ### Siffror

        | År | Väntan, dagar |
        |----|--------------:|
        | 2024 | 24 |
        | 2026 | 3 |

        `kod` och ![en karta](https://example.org/karta.png)
        """;

    public void OnGet() => ModelState.Clear();

    public IActionResult OnPost() => Page();

    public sealed class InputModel
    {
        [Required(ErrorMessage = "Skriv en rubrik")]
        [StringLength(120, ErrorMessage = "Korta rubriken")]
        public string? Title { get; set; }

        [Required(ErrorMessage = "Välj ett slag")]
        public string? Kind { get; set; }

        public string? Body { get; set; }

        public string? Note { get; set; }

        [Required(ErrorMessage = "Välj vem som kan läsa")]
        public string? Audience { get; set; }

        public bool IsClosed { get; set; }

        public int? Inhabitants { get; set; }
    }
}
