using System.Globalization;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>What an editor shows over a model's name and its constructor: one line, then the layers.</summary>
internal static class SurfaceDocumentation
{
    /// <summary>On the class: remarks only, since its author may have written a summary.</summary>
    public static IEnumerable<string> Class(BoundModel model, long flops) => ["<remarks>", .. Body(model, flops), "</remarks>"];

    /// <summary>On a stub: also there, so that a project that wants documentation has one report and not two.</summary>
    public static string Stub(string complaint) => "<remarks>" + SurfaceText.Xml(complaint.Replace("\n", " ")) + "</remarks>";

    public static IEnumerable<string> Constructor(BoundModel model, long flops) =>
    [
        SurfaceText.Summary("A new model with weights from the declared initializers; the same seed gives the same weights everywhere."),
        SurfaceText.Param("seed", "Decides initial weights, the order of samples and dropout, each by itself."),
        "<remarks>", .. Body(model, flops), "</remarks>",
    ];

    /// <summary><c>Model3: (n, 64, 15) float → (n, 8) float · sequence-to-label · causal · 1,672 parameters · 0.2 MFLOP · loss …</c>.</summary>
    public static string Line(BoundModel model, long flops)
    {
        string inputs = string.Join(", ", model.Inputs.Select(i => Port(i.Name, model.Inputs.Count, i.Shape, i.IsInteger)));
        string outputs = string.Join(", ", model.Outputs.Select(o => Port(o.Name, model.Outputs.Count, o.Shape, false)));
        var facts = new List<string> { inputs + " → " + outputs, Kind(model) };
        facts.AddRange(model.IsCausal ? ["causal"] : model.FirstNonCausal is { } layer ? ["not causal: " + layer.Display] : []);
        facts.Add(Naming.Count(model.ParameterCount) + (model.ParameterCount == 1 ? " parameter" : " parameters"));
        facts.Add(Flops(flops));
        facts.AddRange(Training(model));
        return model.Name + ": " + string.Join(" · ", facts.Where(f => f.Length > 0));
    }

    /// <summary>sequence-to-label and so on; empty where the input is no sequence, or some outputs are sequences and others are not.</summary>
    public static string Kind(BoundModel model) => model switch
    {
        { Inputs: [{ Shape.Rank: < 2 }, ..] } => "",
        _ when model.Outputs.All(o => o.Shape.Rank >= 2) => "sequence-to-sequence",
        _ when model.Outputs.All(o => o.Shape.Rank < 2) => "sequence-to-label",
        _ => "",
    };

    private static IEnumerable<string> Body(BoundModel model, long flops)
    {
        yield return "<para>" + SurfaceText.Xml(Line(model, flops)) + "</para>";
        yield return "<code>";
        var rows = model.Layers.Select(Row).ToList();
        int name = rows.Max(r => r.Name.Length), shape = rows.Max(r => r.Shape.Length);
        foreach (var row in rows)
        {
            yield return SurfaceText.Xml(row.Name.PadRight(name) + "  " + row.Shape.PadRight(shape) + "  " + row.Count).TrimEnd();
        }

        yield return "</code>";
    }

    private static (string Name, string Shape, string Count) Row(BoundLayer layer) =>
        (layer.Name + " (" + layer.ClassName + ")", SurfaceShapes.Batch(layer.OutputShape), layer.ParameterCount == 0 ? "" : Naming.Count(layer.ParameterCount));

    private static string Port(string name, int count, IR.Shape shape, bool isInteger) => (count == 1 ? "" : name + " ") + SurfaceShapes.Batch(shape) + " " + TypeNames.Element(isInteger);

    private static IEnumerable<string> Training(BoundModel model)
    {
        var losses = model.Outputs.Select(o => o.Loss).OfType<BoundLoss>().ToList();
        if (losses.Count > 0)
        {
            yield return "loss " + string.Join(" + ", losses.Select(l => Weight(l, losses.Count) + l.Loss.KerasName))
                + (model.Optimizer is { } o ? ", " + OptimizerClass(o.Optimizer.Name) + " " + o.LearningRate.ToString("R", CultureInfo.InvariantCulture) + (o.LearningRateSchedule is { } s ? " " + s.Schedule.Name : "") : "");
        }
    }

    private static string Weight(BoundLoss loss, int count) => count == 1 || loss.Weight == 1 ? "" : loss.Weight.ToString("R", CultureInfo.InvariantCulture) + " × ";

    private static string OptimizerClass(string name) => name switch
    {
        "RmsProp" => "RMSprop",
        "Sgd" => "SGD",
        _ => name,
    };

    private static string Flops(long flops) => flops switch
    {
        >= 100_000_000 => Number(flops / 1e9) + " GFLOP",
        >= 100_000 => Number(flops / 1e6) + " MFLOP",
        >= 100 => Number(flops / 1e3) + " kFLOP",
        _ => flops.ToString(CultureInfo.InvariantCulture) + " FLOP",
    };

    private static string Number(double value) => value.ToString(value < 9.95 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
