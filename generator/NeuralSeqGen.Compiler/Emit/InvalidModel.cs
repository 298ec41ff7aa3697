using System.Globalization;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>What is generated for a model that cannot be compiled. Analyzers report the mistakes; only where they do not run, <c>#error</c> does.</summary>
internal static class InvalidModel
{
    /// <param name="model">The model.</param>
    /// <param name="analyzersRun">False makes the file report the mistakes itself.</param>
    public static string Emit(BoundModel model, bool analyzersRun)
    {
        var mistakes = model.Findings.Where(f => f.Rule.Severity == RuleSeverity.Error).Select(f => f.RuleId + ": " + f.Sentence).ToList();
        return mistakes.Count > 0 ? Emit(model, string.Join("\n", mistakes), analyzersRun ? [] : mistakes) : UnreportedStub.Emit(model);
    }

    /// <summary>An error of this compiler: always reported, since no analyzer knows of it.</summary>
    public static string EmitBug(ModelSpec spec, BoundModel? model, Exception exception)
    {
        string sentence = $"{RuleIds.CompilerBug}: {spec.Name} could not be compiled: this is a bug of NeuralSeqGen, not of the model. {exception.GetType().Name} in {Place(exception)}: {exception.Message}";
        try
        {
            return model is null ? Errors(spec, [sentence]) : Emit(model, sentence, [sentence]);
        }
        catch (Exception)
        {
            return Errors(spec, [sentence]);
        }
    }

    /// <summary>A model whose work memory nothing can hold: always reported, since analyzers do not schedule.</summary>
    public static string EmitTooLarge(BoundModel model, WorkMemoryException e)
    {
        var layer = model.LayerOf(e.Scope);
        string needs = $"a group of 16 samples needs {Gigabytes(e.TotalBytes)} of work memory, {Gigabytes(e.Bytes)} of it for {layer?.Display ?? "the loss"}, but a program has at most {Gigabytes(WorkMemoryException.MostFloats * (long)sizeof(float))}. "
            + "Shorten the sequences, or make the layer smaller: fewer units, heads or filters.";
        string sentence = RuleIds.ArgumentOutOfRange + ": " + new Finding(RuleIds.ArgumentOutOfRange, layer?.Part ?? 0, model.Spec.Name, needs).Sentence;
        return Emit(model, sentence, [sentence]);
    }

    /// <summary>A model that costs more than it may: always reported, since analyzers do not compile.</summary>
    public static string EmitOverBudget(BoundModel model, string sentence) => Emit(model, sentence, [sentence]);

    private static string Gigabytes(long bytes) => (bytes / 1e9).ToString("#,0.0", CultureInfo.InvariantCulture) + " GB";

    private static string Emit(BoundModel model, string complaint, IReadOnlyList<string> errors) =>
        CanBeExtended(model.Spec) ? SurfaceEmitter.EmitStub(model, complaint, errors) : Errors(model.Spec, errors);

    /// <summary>Whether another part of the class can be written at all; if not, the C# compiler would complain about ours.</summary>
    private static bool CanBeExtended(ModelSpec spec) => spec is { IsPartial: true, IsGeneric: false, IsStatic: false, IsRecord: false, IsNested: false };

    private static string Errors(ModelSpec spec, IReadOnlyList<string> errors)
    {
        var writer = new SourceWriter();
        SourceHeader.Write(writer);
        writer.Line($"// {OneLine(spec.Name)} has no generated half.");
        foreach (string error in errors)
        {
            writer.Line("#error " + OneLine(error));
        }

        return writer.ToString();
    }

    private static string Place(Exception exception) => exception.TargetSite is { } method ? method.DeclaringType?.Name + "." + method.Name : "the compiler";

    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ');
}
