using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;

namespace NeuralSeqGen.CodeFixes;

/// <summary>A fixer for one kind of edit of the list of attributes.</summary>
public abstract class ModelEditFixer : ModelFixer
{
    private protected ModelEditFixer(params string[] ruleIds)
        : base(ruleIds)
    {
    }

    /// <summary>The kind of edits this fixer offers.</summary>
    private protected abstract ModelEditKind Kind { get; }

    private protected abstract string Title(string value, AttributeSyntax attribute);

    private protected abstract TextChange? Change(string value, AttributeSyntax attribute, SourceText source);

    internal sealed override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var fixes = new List<ModelFix>();
        foreach (var (kind, value, attribute) in await EditFinder.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false))
        {
            if (kind == Kind && document.Project.Solution.GetDocument(attribute.SyntaxTree) is { } target)
            {
                var source = await target.GetTextAsync(cancellation).ConfigureAwait(false);
                if (Change(value, attribute, source) is { } change)
                {
                    fixes.Add(new(Title(value, attribute), Kind + "=" + value, [(target.Id, change)]));
                }
            }
        }

        return fixes;
    }
}
