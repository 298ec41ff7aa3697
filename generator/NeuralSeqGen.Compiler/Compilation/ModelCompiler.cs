using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Compilation;

/// <summary>From a declaration to files of C#. Never throws: a mistake of ours in one model must not take the others away.</summary>
internal static class ModelCompiler
{
    /// <summary>Vector widths that every model is compiled for, in bits.</summary>
    private static readonly int[] Widths = [512, 256, 128];

    /// <summary>The files of one model: its surface and one per vector width; for an invalid model its stub.</summary>
    public static IReadOnlyList<(string HintName, string Source)> Compile(ModelSpec spec, CompileOptions options)
    {
        BoundModel? model = null;
        try
        {
            model = ModelBinder.Bind(spec);
            return model.IsValid ? Files(model, options) : [(HintNames.Of(spec), InvalidModel.Emit(model, options.AnalyzersRun))];
        }
        catch (Exception e)
        {
            return [(HintNames.Of(spec), InvalidModel.EmitBug(spec, model, e))];
        }
    }

    /// <summary>Lowers every entry point once; schedules and prints until the code is short enough.</summary>
    private static List<(string HintName, string Source)> Files(BoundModel model, CompileOptions options)
    {
        var graphs = ModelGraphs.Of(model);
        var surface = (HintNames.Of(model.Spec), SurfaceEmitter.Emit(model, graphs.SampleCost));
        List<(string HintName, string Source)> files = [];
        foreach (var size in CodeSize.All)
        {
            var programs = Widths.Select(bits => ModelScheduler.Run(graphs, size.Tiling(bits) with { Features = options.Features }, size.OneSequence));
            files = [surface, .. programs.Select(p => (HintNames.OfProgram(model.Spec, p.Bits), ProgramEmitter.Emit(model, p)))];
            if (files.Sum(f => f.Source.Count(c => c == '\n')) <= CodeSize.MaxLines)
            {
                break;
            }
        }

        return files;
    }
}
