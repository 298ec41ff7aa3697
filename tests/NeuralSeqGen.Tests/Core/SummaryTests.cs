using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>The golden tables were printed by Keras 2.0.8 and 3.15.1.</summary>
public class SummaryTests
{
    private const string Classic = """
        _________________________________________________________________
        Layer (type)                 Output Shape              Param #   
        =================================================================
        input_1 (InputLayer)         (None, 64, 15)            0         
        _________________________________________________________________
        gru_1 (GRU)                  (None, 64, 16)            1536      
        _________________________________________________________________
        time_distributed_1 (TimeDist (None, 64, 8)             136       
        _________________________________________________________________
        activation_1 (Activation)    (None, 64, 8)             0         
        =================================================================
        Total params: 1,672
        Trainable params: 1,672
        Non-trainable params: 0
        _________________________________________________________________
        """;

    private const string Keras3 = """
        Model: "functional"
        ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
        ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
        ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
        │ input_layer (InputLayer)        │ (None, 64, 15)         │             0 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ gru (GRU)                       │ (None, 64, 16)         │         1,584 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ time_distributed                │ (None, 64, 8)          │           136 │
        │ (TimeDistributed)               │                        │               │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ activation (Activation)         │ (None, 64, 8)          │             0 │
        └─────────────────────────────────┴────────────────────────┴───────────────┘
         Total params: 1,720 (6.72 KB)
         Trainable params: 1,720 (6.72 KB)
         Non-trainable params: 0 (0.00 B)
        """;

    [Fact]
    public void Classic_Model1_IsKeras2ToTheByte() =>
        Assert.Equal(Classic, ModelSummary.Of(Model("Model1", ["input_1", "gru_1", "time_distributed_1", "activation_1"], 1536)));

    [Fact]
    public void Keras3_Model1_IsKeras3ToTheByte() =>
        Assert.Equal(Keras3, ModelSummary.Of(Model("functional", ["input_layer", "gru", "time_distributed", "activation"], 1584), SummaryStyle.Keras3));

    [Fact]
    public void Keras3_AfterTraining_ListsTheOptimizer()
    {
        string text = ModelSummary.Of(Model("functional", ["input_layer", "gru", "time_distributed", "activation"], 1584), SummaryStyle.Keras3, 1720, 1722);
        Assert.EndsWith(" Total params: 3,442 (13.45 KB)\n Trainable params: 1,720 (6.72 KB)\n Non-trainable params: 0 (0.00 B)\n Optimizer params: 1,722 (6.73 KB)", text);
    }

    [Fact]
    public void Keras3_LongNameAndShape_Wrap()
    {
        var definition = Model("m", ["input_layer", "a_name_that_is_longer_than_thirty_one_characters", "t", "a"], 10);
        string text = ModelSummary.Of(definition, SummaryStyle.Keras3);
        Assert.Contains("│ a_name_that_is_longer_than_thir │ (None, 64, 16)         │            10 │\n│ ty_one_characters (GRU)         │ ", text);
    }

    [Fact]
    public void Graph_ShowsWhatEachLayerReads_AndAReusedLayerOnce()
    {
        var definition = Graph();
        Assert.Equal("""
            ____________________________________________________________________________________________________
            Layer (type)                     Output Shape          Param #     Connected to                     
            ====================================================================================================
            a (InputLayer)                   (None, 4)             0                                            
            ____________________________________________________________________________________________________
            dense_1 (Dense)                  (None, 3)             15          a[0][0]                          
                                                                               b[0][0]                          
            ____________________________________________________________________________________________________
            add_1 (Add)                      (None, 3)             0           dense_1[0][0]                    
                                                                               dense_1[1][0]                    
            ====================================================================================================
            Total params: 15
            Trainable params: 15
            Non-trainable params: 0
            ____________________________________________________________________________________________________
            """, ModelSummary.Of(definition));
        Assert.Contains("│ dense_1 (Dense)     │ (None, 3)         │         15 │ a[0][0], b[0][0]  │", ModelSummary.Of(definition, SummaryStyle.Keras3));
    }

    [Fact]
    public void GetSummary_FreshAndTrained_Instance()
    {
        var (x, y) = LinearData.Make(8);
        var model = new LinearModel();
        Assert.DoesNotContain("Optimizer", model.GetSummary(SummaryStyle.Keras3));
        model.Fit(x, y);
        Assert.Contains("Optimizer params: 20", model.GetSummary(SummaryStyle.Keras3));
        Assert.Contains("dense_1 (Dense)              (None, 3)                 18        ", model.GetSummary());
    }

    private static ModelDefinition Graph() => new()
    {
        Name = "g", ArchitectureHash = "", Inputs = [], Outputs = [], Targets = [], LossRows = [], Metrics = [], ParameterCount = 15,
        Layers =
        [
            new LayerDefinition("a", "InputLayer", "", [4], 0, false), new LayerDefinition("dense_1", "Dense", "", [3], 15, false) { Inbound = ["a[0][0]", "b[0][0]"] },
            new LayerDefinition("dense_1_2", "Dense", "", [3], 0, false) { IsReused = true }, new LayerDefinition("add_1", "Add", "", [3], 0, false) { Inbound = ["dense_1[0][0]", "dense_1[1][0]"] },
        ],
        Weights = [new WeightDefinition { Name = "w", Layer = "dense_1", Shape = [15], Offset = 0, Length = 15 }],
        Program = _ => throw new InvalidOperationException(),
    };

    private static ModelDefinition Model(string name, string[] layers, int gru) => new()
    {
        Name = name, ArchitectureHash = "", Inputs = [], Outputs = [], Targets = [], LossRows = [], Metrics = [], ParameterCount = gru + 136,
        Layers =
        [
            new LayerDefinition(layers[0], "InputLayer", "", [64, 15], 0, true), new LayerDefinition(layers[1], "GRU", "", [64, 16], gru, true),
            new LayerDefinition(layers[2], "TimeDistributed", "", [64, 8], 136, true), new LayerDefinition(layers[3], "Activation", "", [64, 8], 0, true),
        ],
        Weights = [new WeightDefinition { Name = "w", Layer = layers[1], Shape = [gru + 136], Offset = 0, Length = gru + 136 }],
        Program = _ => throw new InvalidOperationException(),
    };
}
