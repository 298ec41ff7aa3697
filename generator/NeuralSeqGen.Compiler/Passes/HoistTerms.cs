using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// Terms of a scan's products that read a scanned value leave the scan: x·W of all steps is one product whose rows are the steps. The scan's own products start
/// from its rows. It shortens what each step has to wait for, and weights are read once for several steps; where many samples share every weight, as in a
/// batch, it would only move numbers, so it runs for one sequence alone.
/// </summary>
internal static class HoistTerms
{
    // gates of one kernel are hoisted together where each begins a vector
    private const int Vector = 16;

    public static void Run(Graph graph)
    {
        foreach (var scan in graph.Nodes.Where(n => n.Op is ScanOp).ToList())
        {
            var editor = new ScanEditor(scan);
            var additions = new Graph(graph.Ids);
            var outer = new GraphBuilder(additions) { Scope = scan.Scope };
            foreach (var terms in Terms(editor).GroupBy(t => t.A).ToList())
            {
                Hoist(editor, outer, terms.ToList());
            }

            graph.Nodes.InsertRange(graph.Nodes.IndexOf(scan), additions.Nodes);
        }

        EliminateDeadCode.Run(graph);
    }

    private static IEnumerable<HoistedTerm> Terms(ScanEditor editor) =>
        from node in editor.Op.Body.Nodes
        where node.Op is ProductOp { BatchAxes: 0 }
        from term in Enumerable.Range(0, ((ProductOp)node.Op).Terms.Count)
        let rule = ((ProductOp)node.Op).Terms[term]
        where rule is { TransposeA: false, Depth: 1 } && IsScanned(editor, node.Inputs[2 * term])
        let b = Captured(editor, node.Inputs[(2 * term) + 1])
        where b is not null
        let init = ((ProductOp)node.Op).HasInit ? node.Inputs[node.Inputs.Count - 1] : null
        let captured = init is null ? null : Captured(editor, init)
        where init is null || captured?.Shape.Rank == 1 || init.Shape.Equals(node.Output.Shape)
        select new HoistedTerm(node, term, node.Inputs[2 * term], b, rule.TransposeB, captured?.Shape.Rank == 1 ? captured : null);

    private static bool IsScanned(ScanEditor editor, Value value) =>
        editor.Op.Body.Inputs.IndexOf(value) is var at && at >= editor.Op.Carries && at < editor.Op.Carries + editor.Op.Scanned;

    private static Value? Captured(ScanEditor editor, Value value) =>
        editor.Op.Body.Inputs.IndexOf(value) is var at && at >= editor.Op.Carries + editor.Op.Scanned ? editor.Node.Inputs[at] : null;

    private static void Hoist(ScanEditor editor, GraphBuilder outer, List<HoistedTerm> terms)
    {
        var x = editor.Stack(terms[0].A, outer);
        terms = terms.GroupBy(t => t.Node).Select(g => g.First()).ToList();
        var together = Whole(terms.Select(t => t.TransposeB ? null : t.B), terms) is { } kernel ? outer.Product([(x, kernel)], Whole(terms.Select(t => t.Init), terms)) : null;
        bool hasInits = together?.Producer!.Op is ProductOp { HasInit: true };
        foreach (var term in terms)
        {
            var rows = together is null ? outer.Product(x, term.B, transposeB: term.TransposeB) : Columns(outer, together, (SliceOp)term.B.Producer!.Op);
            rows = term.Init is null || hasInits ? rows : outer.Add(rows, outer.BroadcastLeading(term.Init, rows.Shape));
            Replace(editor, term, editor.Scan(rows));
        }
    }

    private static Value Columns(GraphBuilder outer, Value together, SliceOp slice) => outer.Slice(together, together.Shape.Rank - 1, slice.Start, slice.Length);

    /// <summary>The value whose columns these are, one part for each of the terms and each where the term's kernel is in its own; null when there is none.</summary>
    private static Value? Whole(IEnumerable<Value?> parts, List<HoistedTerm> terms)
    {
        var wholes = parts.Select((v, i) => v?.Producer is { Op: SliceOp slice } producer && slice.Axis == v.Shape.Rank - 1 && slice.Start % Vector == 0
            && terms[i].B.Producer?.Op is SliceOp kernel && kernel.Start == slice.Start && kernel.Length == slice.Length ? producer.Inputs[0] : null).Distinct().ToList();
        return wholes.Count == 1 && terms.Count > 1 && terms.Sum(t => t.B.Shape.Last) == wholes[0]?.Shape.Last ? wholes[0] : null;
    }

    /// <summary>The product starts from the row, or is the row.</summary>
    private static void Replace(ScanEditor editor, HoistedTerm term, Value row)
    {
        var op = (ProductOp)term.Node.Op;
        var additions = new Graph(editor.Op.Body.Ids);
        var body = new GraphBuilder(additions) { Scope = term.Node.Scope };
        var operands = term.Node.Inputs.Take(2 * op.Terms.Count).Where((_, i) => i / 2 != term.Index).ToList();
        var result = op.HasInit && term.Init is null ? body.Add(row, term.Node.Inputs[term.Node.Inputs.Count - 1]) : row;
        if (op.Terms.Count > 1)
        {
            var terms = op.Terms.Where((_, i) => i != term.Index).ToEquatableArray();
            result = body.Append(new ProductOp(terms, HasInit: true), [.. operands, result]);
        }

        result.Name ??= term.Node.Output.Name;
        editor.Op.Body.Nodes.InsertRange(editor.Op.Body.Nodes.IndexOf(term.Node), additions.Nodes);
        editor.Op.Body.ReplaceUses(term.Node.Output, result);
    }

    /// <summary>A·B of one product of the body; B, and where it is the same at every step what the product starts from, as the scan captures them.</summary>
    private sealed record HoistedTerm(Node Node, int Index, Value A, Value B, bool TransposeB, Value? Init);
}
