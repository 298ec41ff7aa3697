using NeuralSeqGen.Compiler.Compilation;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Properties;

/// <summary>The tiles of models whose code must be short give the numbers of the others.</summary>
public sealed class SmallerTilesTests
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public void TilesOfEverySize_ComputeTheSame(int ten)
    {
        for (int seed = 20_000 + (ten * 10); seed < 20_010 + (ten * 10); seed++)
        {
            string attributes = RandomModel.Attributes(seed);
            var model = ModelSource.BindValid(attributes);
            GraphResults? first = null;
            foreach (var size in CodeSize.All.Concat(CodeSize.Shortest))
            {
                var graph = ModelLowering.Predict(model);
                var ports = RandomPorts.For(model, graph, 2, seed);
                CompilationPipeline.Run(graph);
                var results = ProgramExecutor.Run(ProgramScheduler.Run(graph, size.Tiling(512)), ports);
                Near.Equal(first ??= results, results, 1e-15, $"model {seed}: {attributes}: {size}");
            }
        }
    }
}
