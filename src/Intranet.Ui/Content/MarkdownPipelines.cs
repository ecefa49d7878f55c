using Markdig;

namespace Intranet.Ui.Content;

/// <summary>The one dialect: CommonMark with tables, strikethrough, task lists and bare addresses, and no raw HTML.</summary>
internal static class MarkdownPipelines
{
    public static MarkdownPipeline Create() =>
        new MarkdownPipelineBuilder()
            .DisableHtml()
            .UsePipeTables()
            .UseTaskLists()
            .UseAutoLinks()
            .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
            .Build();
}
