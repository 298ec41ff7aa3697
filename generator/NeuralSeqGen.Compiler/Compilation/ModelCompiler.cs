using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Schedule;

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
        catch (WorkMemoryException e) when (model is not null)
        {
            return [(HintNames.Of(spec), InvalidModel.EmitTooLarge(model, e))];
        }
        catch (Exception e)
        {
            return [(HintNames.Of(spec), InvalidModel.EmitBug(spec, model, e))];
        }
    }

    /// <summary>Lowers every entry point once; schedules and prints until the code is short enough, or at its shortest where that is too long, too.</summary>
    private static List<(string HintName, string Source)> Files(BoundModel model, CompileOptions options)
    {
        var graphs = ModelGraphs.Of(model);
        var sizes = CodeSize.All.Where(size => !size.Unrolls || ProgramScheduler.Unrolls(graphs.Predict)).ToList();
        if (Files(model, graphs, options, sizes[0], isLast: false) is { } fastest)
        {
            return fastest;
        }

        var shortest = Files(model, graphs, options, sizes[sizes.Count - 1], isLast: true)!;
        return Fits(shortest) ? sizes.Skip(1).Take(sizes.Count - 2).Select(size => Files(model, graphs, options, size, isLast: false)).FirstOrDefault(files => files is not null) ?? shortest : shortest;
    }

    /// <summary>The files at one size; null where they are too long and shorter ones can be tried.</summary>
    private static List<(string HintName, string Source)>? Files(BoundModel model, ModelGraphs graphs, CompileOptions options, CodeSize size, bool isLast)
    {
        List<(string HintName, string Source)> files = [];
        foreach (int bits in Widths)
        {
            var programs = ModelScheduler.Run(graphs, size.Tiling(bits) with { Features = options.Features }, size.OneSequence);
            if (!isLast && programs.WrittenOutSteps > CodeSize.MaxSteps)
            {
                return null;
            }

            // the first width is the widest, whose memory the surface says
            if (files.Count == 0)
            {
                if (CompiledCost.Exceeded(model, graphs.SampleCost, programs) is { } exceeded)
                {
                    return [(HintNames.Of(model.Spec), InvalidModel.EmitOverBudget(model, exceeded))];
                }

                files.Add((HintNames.Of(model.Spec), SurfaceEmitter.Emit(model, graphs.SampleCost, programs)));
            }

            files.Add((HintNames.OfProgram(model.Spec, bits), ProgramEmitter.Emit(model, programs)));
            if (!isLast && !Fits(files))
            {
                return null;
            }
        }

        return files;
    }

    private static bool Fits(List<(string HintName, string Source)> files) => files.Sum(f => f.Source.Count(c => c == '\n')) <= CodeSize.MaxLines;
}
